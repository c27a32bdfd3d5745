package dev.outcrop.usage;

/** Which model answered: its short name in the project and the model version behind it. */
public record ModelRef(String name, String id) {}
