package dev.outcrop.bench;

/** The floor of every start: a Java program that does nothing. */
public final class Empty {

    private Empty() {}

    public static void main(String[] args) {}
}
