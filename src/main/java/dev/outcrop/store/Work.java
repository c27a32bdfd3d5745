package dev.outcrop.store;

/**
 * Statements that belong into one transaction. They may be run a second time after a first time was rolled back, so they
 * change nothing but the database.
 */
@FunctionalInterface
public interface Work<T> {

    T in(Transaction transaction);
}
