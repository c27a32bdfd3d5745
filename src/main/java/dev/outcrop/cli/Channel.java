package dev.outcrop.cli;

/** One of a process's three standard channels. */
enum Channel {
    IN(0),
    OUT(1),
    ERR(2);

    private final int descriptor;

    Channel(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Its number in POSIX. */
    int descriptor() {
        return descriptor;
    }
}
