package dev.outcrop.recording;

import dev.outcrop.config.Shape;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The recorded exchanges of a project, in {@code conversations/recordings}: found by what was asked, added to while recording.
 *
 * <p>All files are read when they are opened, at most 64 MiB. Thread-safe; close it so that everything is written.
 */
public final class Recordings implements AutoCloseable {

    /** Where they are in a project. */
    public static final String FOLDER = RecordingFolder.NAME;

    private static final int MOST_REASONS = 100;

    /** Run, name, row and attempt; the turn; what is asked about it besides. */
    private static final Pattern TURN = Pattern.compile("([^/]*/[^/]*/[0-9]+/[0-9]+)/([0-9]{1,9})(?:/.*)?");

    private final Path project;
    private final Clock clock;
    private final Redaction redaction;
    private final Shelf shelf;
    private final Scribe scribe;
    private final RecordingFolder folder;
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private final Map<Recording, String> names = new HashMap<>();
    private final Map<String, Recording> handedOut = new HashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private long replayed;
    private long recorded;

    private Recordings(Path project, Clock clock, Redaction redaction) {
        this.project = project;
        this.clock = clock;
        this.redaction = redaction;
        this.folder = new RecordingFolder(project);
        this.shelf = folder.read();
        this.scribe = new Scribe(folder, this::text);
    }

    /**
     * Reads the recordings of a project.
     *
     * @param environment its credentials are kept out of recordings
     * @throws OutcropException of kind input with all faults of all files
     */
    public static Recordings open(Path project, Map<String, String> environment) {
        return open(project, environment, Clock.systemUTC());
    }

    /** The same at another time. */
    static Recordings open(Path project, Map<String, String> environment, Clock clock) {
        return new Recordings(project, clock, Redaction.of(environment));
    }

    /** What a file of recordings may hold. */
    public static Shape shape() {
        return RecordingShape.FILE;
    }

    /**
     * Makes sure that recordings can be written.
     *
     * @throws OutcropException of kind machine where they cannot
     */
    public void prepare() {
        folder.prepare();
    }

    /**
     * A conversation begins: requests belong to it, until {@link #end}, whose turn is its key, {@code /} and a number.
     *
     * @param occasion of no turn yet
     */
    public void begin(String key, Occasion occasion) {
        talks.put(key, new Talk(occasion, new HashMap<>()));
    }

    public void end(String key) {
        talks.remove(key);
    }

    /** The conversation of a request, as far as it has come. */
    private Talk talk(@Nullable String turn) {
        var key = turn == null ? null : TURN.matcher(turn);
        if (key == null || !key.matches()) {
            return new Talk(Occasion.NONE, new HashMap<>());
        }
        var known = talks.get(key.group(1));
        return known == null
                ? new Talk(Occasion.NONE, new HashMap<>())
                : new Talk(known.occasion().at(Integer.parseInt(key.group(2))), known.asked());
    }

    /**
     * A conversation under way.
     *
     * @param asked how often it has made each request
     */
    private record Talk(Occasion occasion, Map<String, Integer> asked) {

        /** How often it has made the request before. */
        int ask(String key) {
            return asked.merge(key, 1, Integer::sum) - 1;
        }
    }

    /**
     * The recording that answers a request, by the name under which {@link #answer} gives it.
     *
     * <p>A request that one conversation makes several times gets its answers in the order in which they were recorded, then
     * the last one again; each attempt at a conversation gets its own, attempts beyond the last one those of the last.
     *
     * @param turn the key of the conversation that was begun, and what follows; null outside of conversations
     * @throws OutcropException of kind input where there is none: which turn has changed, and the difference to the nearest
     */
    public String find(@Nullable String turn, String path, byte[] body) {
        var talk = talk(turn);
        var occasion = talk.occasion();
        var request = RecordedRequest.of(path, body, redaction)
                .orElseThrow(() -> OutcropException.input(
                        "Requests to \"" + path + "\" are not recorded, so that none can be answered from a recording.",
                        "Use another backend for it."));
        var key = request.key();
        synchronized (this) {
            shelf.asked(occasion.conversation(), key);
            var found = shelf.any(key, occasion, talk.ask(key));
            if (found.isPresent()) {
                return handOut(found.get());
            }
            var known = shelf.of(occasion.conversation());
            throw new Missing(request, occasion, known).failure();
        }
    }

    /** The recording that this very attempt at a conversation has of a request; empty where the request is to be asked live. */
    public Optional<String> findOwn(@Nullable String turn, String path, byte[] body, Renewal renewal) {
        var talk = talk(turn);
        var request = RecordedRequest.of(path, body, redaction);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        var key = request.get().key();
        synchronized (this) {
            shelf.asked(talk.occasion().conversation(), key);
            return renewal == Renewal.ALL
                    ? Optional.empty()
                    : shelf.own(key, talk.occasion(), talk.ask(key)).map(this::handOut);
        }
    }

    private String handOut(Recording recording) {
        replayed++;
        var name = names.computeIfAbsent(recording, unnamed -> recording.key() + "-" + names.size());
        handedOut.put(name, recording);
        return name;
    }

    /** The answer behind a name that {@link #find} gave. */
    public synchronized Optional<Playback> answer(String name) {
        return Optional.ofNullable(handedOut.get(name)).map(Playback::of);
    }

    /**
     * Records what the live service answered. An answer that cannot be kept is told of by {@link #tally}.
     *
     * @param turn the key of the conversation that was begun, and what follows; null outside of conversations
     */
    public void add(@Nullable String turn, String path, byte[] body, LiveAnswer answer) {
        var occasion = talk(turn).occasion();
        var request = RecordedRequest.of(path, body, redaction);
        var decoded = answer.decoded(redaction);
        if (request.isEmpty() || decoded.isEmpty()) {
            lose("The answer of " + path + " is not in a form that is recorded: it was not kept.");
            return;
        }
        var origin = answer.origin(occasion, clock.instant());
        var draft = new Recording(request.get(), decoded.get(), origin, RecordingFolder.place("new"));
        var recording = draft.at(RecordingFolder.place(FileNames.of(draft, 1)));
        var entry = RecordingText.entry(recording);
        var obstacle = obstacle(recording, entry);
        if (obstacle.isPresent()) {
            lose("The answer to " + occasion.words() + " was not kept: " + obstacle.get());
            return;
        }
        synchronized (this) {
            recorded++;
            for (var tome : shelf.add(recording, entry)) {
                scribe.write(tome.name());
            }
        }
    }

    /** Whether what would be written is what would be read: YAML has bounds that JSON has not. */
    private static Optional<String> obstacle(Recording recording, String entry) {
        if (entry.length() > Shelf.FILE_BYTES) {
            return Optional.of("it is larger than " + Shelf.FILE_BYTES + " characters.");
        }
        var faults = new ArrayList<Fault>();
        var text = RecordingText.file(recording.occasion().conversation(), List.of(entry));
        var read = RecordingReader.parse(text, "the recording", faults::add);
        if (!faults.isEmpty()) {
            return Optional.of(faults.get(0).problem());
        }
        var same = read.size() == 1
                && read.get(0).key().equals(recording.key())
                && RecordingText.entry(read.get(0)).equals(entry);
        return same ? Optional.empty() : Optional.of("YAML cannot hold it without a loss.");
    }

    private synchronized void lose(String reason) {
        if (lost.size() < MOST_REASONS) {
            lost.add(reason);
        }
    }

    private synchronized String text(String file) {
        return shelf.text(file);
    }

    /** How many there are. */
    public synchronized long count() {
        return shelf.count();
    }

    public synchronized Tally tally() {
        return new Tally(replayed, recorded, List.copyOf(lost));
    }

    /**
     * Recordings that are no longer used: of requests that these conversations did not make since this was opened, and of
     * scripts that are gone.
     *
     * @param conversations files of scripts that were run to their end
     * @param models ids of the only models that were asked; null where each conversation asked its own
     */
    public synchronized List<Unused> unused(Set<String> conversations, @Nullable Set<String> models) {
        var unused = new ArrayList<Unused>();
        for (var recording : shelf.unused(conversations, models)) {
            unused.add(new Unused(
                    recording.at(),
                    recording.occasion().words() + " (" + recording.request().model() + ")"));
        }
        shelf.conversations().stream()
                .filter(name -> !name.isEmpty() && !Files.exists(project.resolve(name)))
                .sorted()
                .flatMap(name -> shelf.files(name).stream()
                        .map(file -> new Unused(RecordingFolder.place(file), name + " is gone")))
                .forEach(unused::add);
        return unused;
    }

    /**
     * Waits until everything is written.
     *
     * @throws OutcropException of kind machine where something could not be
     */
    @Override
    public void close() {
        scribe.finish();
    }
}
