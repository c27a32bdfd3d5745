package dev.outcrop.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The recordings of a project by what they answer, and the files that they stand in. Not thread-safe. */
final class Shelf {

    /** Bytes of a file at most, below what is read of a YAML file. */
    static final int FILE_BYTES = 900_000;

    private final Map<String, Tome> tomes = new TreeMap<>();
    private final Map<String, List<Recording>> byKey = new HashMap<>();
    private final Map<Recording, Tome> whereabouts = new HashMap<>();
    private final Set<Recording> fresh = new HashSet<>();
    private final Set<Use> uses = new HashSet<>();

    /** A request that a conversation has made. */
    private record Use(String conversation, String key) {}

    private record Entry(Recording recording, String text) {}

    /** A file: what it is called, whose recordings are in it, and these, in the order of the talk. */
    static final class Tome {

        private static final Comparator<Entry> ORDER = Comparator.comparing(
                entry -> entry.recording().occasion(),
                Comparator.comparingInt(Occasion::row)
                        .thenComparingInt(Occasion::attempt)
                        .thenComparingInt(Occasion::turn));

        private final String name;
        private final String conversation;
        private final List<Entry> entries = new ArrayList<>();
        private long size;

        private Tome(String name, String conversation) {
            this.name = name;
            this.conversation = conversation;
        }

        String name() {
            return name;
        }

        /** The file's text, empty where nothing is left; its size is bounded where recordings are added. */
        String text() {
            return entries.isEmpty()
                    ? ""
                    : RecordingText.file(
                            conversation,
                            entries.stream().sorted(ORDER).map(Entry::text).toList());
        }

        private void add(Recording recording, String entry) {
            entries.add(new Entry(recording, entry));
            size += entry.length();
        }

        private void remove(Recording recording) {
            entries.removeIf(entry -> {
                var found = entry.recording().equals(recording);
                size -= found ? entry.text().length() : 0;
                return found;
            });
        }
    }

    /** Takes in what was read from a file. */
    void put(String file, List<Recording> recordings) {
        for (var recording : recordings) {
            var tome = tomes.computeIfAbsent(
                    file, name -> new Tome(name, recording.occasion().conversation()));
            put(recording, RecordingText.entry(recording), tome);
        }
    }

    private void put(Recording recording, String entry, Tome tome) {
        tome.add(recording, entry);
        whereabouts.put(recording, tome);
        byKey.computeIfAbsent(recording.key(), key -> new ArrayList<>()).add(recording);
    }

    /**
     * Takes in a new recording, in place of those that an earlier session made of the same request, row and attempt.
     *
     * @return the files that are no longer as they were
     */
    Set<Tome> add(Recording recording, String entry) {
        var changed = new HashSet<Tome>();
        var occasion = recording.occasion();
        for (var other : List.copyOf(byKey.getOrDefault(recording.key(), List.of()))) {
            if (other.occasion().at(0).equals(occasion.at(0)) && !fresh.contains(other)) {
                changed.add(remove(other));
            }
        }
        var tome = tomeFor(recording, entry.length());
        put(recording, entry, tome);
        fresh.add(recording);
        changed.add(tome);
        return changed;
    }

    private Tome remove(Recording recording) {
        var tome = whereabouts.get(recording);
        if (tome == null) {
            throw new IllegalStateException("on no shelf: " + recording.at());
        }
        whereabouts.remove(recording);
        fresh.remove(recording);
        tome.remove(recording);
        byKey.getOrDefault(recording.key(), List.of()).remove(recording);
        return tome;
    }

    /** The first file of the recording's name that belongs to its conversation and has room. */
    private Tome tomeFor(Recording recording, int length) {
        var conversation = recording.occasion().conversation();
        for (var number = 1; ; number++) {
            var name = FileNames.of(recording, number);
            var tome = tomes.computeIfAbsent(name, key -> new Tome(key, conversation));
            if (tome.conversation.equals(conversation) && tome.size + length <= FILE_BYTES) {
                return tome;
            }
        }
    }

    /** Takes note that a request was made, however it is answered. */
    void asked(String conversation, String key) {
        uses.add(new Use(conversation, key));
    }

    /**
     * What this attempt at this conversation has recorded of a request that it makes not for the first time, maybe.
     *
     * @param times how often it has made it before
     */
    Optional<Recording> own(String key, Occasion occasion, int times) {
        var found = closest(key, occasion, other -> isOfSameAttempt(other, occasion));
        return times < found.size() ? Optional.of(found.get(times)) : Optional.empty();
    }

    /**
     * The recording of a request that fits an occasion best: its own attempt's, else that of the last attempt before it, else
     * any; where the request was made several times, in this order, and the last one again.
     *
     * @param times how often it was made before
     */
    Optional<Recording> any(String key, Occasion occasion, int times) {
        var found = closest(key, occasion, other -> true);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(Math.min(times, found.size() - 1)));
    }

    private static boolean isOfSameAttempt(Occasion one, Occasion other) {
        return one.conversation().equals(other.conversation()) && one.attempt() == other.attempt();
    }

    /** The recordings of a request that were made together, in the order of their turns. */
    private List<Recording> closest(String key, Occasion occasion, Predicate<Occasion> wanted) {
        var all = byKey.getOrDefault(key, List.of());
        var together = all.stream()
                .map(Recording::occasion)
                .filter(wanted)
                .min(closeness(occasion))
                .map(near -> near.at(0));
        return together.map(near -> all.stream()
                        .filter(one -> one.occasion().at(0).equals(near))
                        .sorted(Comparator.comparingInt(one -> one.occasion().turn()))
                        .toList())
                .orElse(List.of());
    }

    private static Comparator<Occasion> closeness(Occasion to) {
        return Comparator.comparing((Occasion other) -> !other.conversation().equals(to.conversation()))
                .thenComparing(other -> other.attempt() > to.attempt())
                .thenComparingInt(other -> Math.abs(other.attempt() - to.attempt()))
                .thenComparing(other -> other.row() != to.row())
                .thenComparing(Occasion::conversation)
                .thenComparingInt(Occasion::row);
    }

    /** The recordings of a conversation's files, or of nobody's where the conversation is empty. */
    List<Recording> of(String conversation) {
        return whereabouts.keySet().stream()
                .filter(one -> one.occasion().conversation().equals(conversation))
                .toList();
    }

    /**
     * Recordings of conversations that have run, of requests that they have not made, in the order of their files.
     *
     * @param models ids that were asked; null for all
     */
    List<Recording> unused(Set<String> conversations, @Nullable Set<String> models) {
        return whereabouts.keySet().stream()
                .filter(one -> conversations.contains(one.occasion().conversation()))
                .filter(one -> models == null || models.contains(one.request().model()))
                .filter(one -> !uses.contains(new Use(one.occasion().conversation(), one.key())))
                .sorted(Comparator.comparing((Recording one) -> one.at().file())
                        .thenComparingInt(one -> one.at().line()))
                .toList();
    }

    long count() {
        return whereabouts.size();
    }

    /** The text of a file as it is to be now. */
    String text(String file) {
        var tome = tomes.get(file);
        if (tome == null) {
            throw new IllegalStateException("on no shelf: " + file);
        }
        return tome.text();
    }

    /** The files with recordings of a conversation. */
    List<String> files(String conversation) {
        return tomes.values().stream()
                .filter(tome -> tome.conversation.equals(conversation) && !tome.entries.isEmpty())
                .map(Tome::name)
                .toList();
    }

    /** The conversations that have recordings. */
    Set<String> conversations() {
        var names = new HashSet<String>();
        tomes.values().stream().filter(tome -> !tome.entries.isEmpty()).forEach(tome -> names.add(tome.conversation));
        return names;
    }
}
