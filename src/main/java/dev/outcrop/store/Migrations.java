package dev.outcrop.store;

import java.util.List;

/**
 * The changes that the tables went through, release by release.
 *
 * @param names their files in order; a database's {@code user_version} says how many it has been through
 */
record Migrations(List<String> names) {

    /** Those of this release; one that was released is never changed, a new one is added at the end. */
    static final Migrations ALL = new Migrations(List.of("migration/001-sessions", "migration/002-attachments"));

    /** SQLite's application_id of our files: "Outc". */
    static final int APPLICATION_ID = 0x4F757463;

    Migrations {
        names = List.copyOf(names);
    }

    /** Refuses a file that is another program's or a newer release's, before anything is written to it. */
    void check(OpenConnection connection, Diagnosis diagnosis) {
        connection.transact("BEGIN", transaction -> {
            if (application(connection) != APPLICATION_ID && !isEmpty(connection)) {
                throw diagnosis.anotherProgram();
            }
            if (version(connection) > names.size()) {
                throw diagnosis.newerRelease(version(connection), names.size());
            }
            return true;
        });
    }

    /**
     * Brings the tables up to date, all steps or none.
     *
     * <p>It takes the write lock also where there is nothing to do: a file that cannot be written is found now, before
     * anybody pays for an answer that cannot be kept.
     */
    void apply(OpenConnection connection) {
        connection.transact("BEGIN IMMEDIATE", transaction -> {
            var version = version(connection);
            if (version < names.size()) {
                names.subList(version, names.size()).forEach(name -> connection.execute(Sql.text(name)));
                connection.execute("PRAGMA application_id = " + APPLICATION_ID);
                connection.execute("PRAGMA user_version = " + names.size());
            }
            return true;
        });
    }

    private static int version(OpenConnection connection) {
        return Integer.parseInt(connection.ask("PRAGMA user_version"));
    }

    private static int application(OpenConnection connection) {
        return Integer.parseInt(connection.ask("PRAGMA application_id"));
    }

    private static boolean isEmpty(OpenConnection connection) {
        return connection.ask("SELECT count(*) FROM sqlite_master").equals("0");
    }
}
