package dev.outcrop.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The tokens of r50k and their ranks, as a hash table that is used as it lies in its file.
 *
 * <p>jtokkit takes 160 ms of CPU to load the same vocabulary, which every start of a program would pay; this takes about 5 ms.
 * The file is written by VocabularyTest from jtokkit's, which it is also held against.
 *
 * <p>Form: 131,072 slots of three bytes, each the offset of an entry or 0; behind them the entries, each its length in one
 * byte, its rank in two, and its bytes. Big-endian; collisions go to the next slot. Immutable.
 */
final class Vocabulary {

    static final int SLOTS = 1 << 17;
    static final int SLOT = 3;
    static final int HEAD = 3;

    private final byte[] file;

    private Vocabulary(byte[] file) {
        this.file = file;
    }

    /** The vocabulary of this release, read when it is first asked for. */
    static Vocabulary shipped() {
        return Shipped.VOCABULARY;
    }

    /** The rank of bytes that are a token; -1 where they are none. */
    int rank(byte[] bytes, int from, int to) {
        for (var slot = hash(bytes, from, to); ; slot = (slot + 1) & (SLOTS - 1)) {
            var entry = threeBytes(slot * SLOT);
            if (entry == 0) {
                return -1;
            }
            if ((file[entry] & 0xFF) == to - from
                    && Arrays.equals(file, entry + HEAD, entry + HEAD + to - from, bytes, from, to)) {
                return ((file[entry + 1] & 0xFF) << 8) | (file[entry + 2] & 0xFF);
            }
        }
    }

    private int threeBytes(int at) {
        return ((file[at] & 0xFF) << 16) | ((file[at + 1] & 0xFF) << 8) | (file[at + 2] & 0xFF);
    }

    /** The slot where the search for bytes begins. */
    static int hash(byte[] bytes, int from, int to) {
        var hash = 0x811C9DC5;
        for (var i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xFF)) * 0x01000193;
        }
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }

    /** Loaded on first use. */
    private static final class Shipped {

        private static final Vocabulary VOCABULARY = read();

        private static Vocabulary read() {
            try (var file = Vocabulary.class.getResourceAsStream("r50k.bin")) {
                if (file == null) {
                    throw new IllegalStateException("r50k.bin is missing from this build");
                }
                return new Vocabulary(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
