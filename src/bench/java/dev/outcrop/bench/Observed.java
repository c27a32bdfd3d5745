package dev.outcrop.bench;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.error.OutcropException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What the caller of one call saw. Times run from when this was made. Thread-safe. */
final class Observed implements StreamingChatResponseHandler {

    static final String REPLY = "one two three four";

    /** Whoever hears nothing for so long is told that there was nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** How long it has to be quiet after an end before nothing more is expected. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final long begun = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private final List<String> ends = new ArrayList<>();
    private long firstEnd;
    private long last = begun;
    private int kept;

    @Override
    public synchronized void onPartialResponse(String partial) {
        heard(partial);
    }

    synchronized void heard(String partial) {
        text.append(partial);
        last = System.nanoTime();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        ended("answer");
    }

    @Override
    public void onError(Throwable error) {
        ended(
                error instanceof OutcropException known
                        ? known.kind().word()
                        : error.getClass().getSimpleName());
    }

    private synchronized void ended(String how) {
        last = System.nanoTime();
        firstEnd = ends.isEmpty() ? last : firstEnd;
        ends.add(how);
        notifyAll();
    }

    /** A call that gives back its answer, on a thread that is left alone where it never does. */
    void answer(Supplier<String> call) {
        var task = new FutureTask<>(call::get);
        var thread = new Thread(task, "asker");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            ended("answer");
        } catch (ExecutionException e) {
            onError(e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many talks there are afterwards. */
    synchronized void kept(int talks) {
        kept = talks;
    }

    /** Waits for the first end, as long as it is waited for at all. */
    synchronized void awaitEnd() throws InterruptedException {
        for (var left = leftUntil(begun, PATIENCE); left > 0 && ends.isEmpty(); left = leftUntil(begun, PATIENCE)) {
            wait(left);
        }
    }

    /** The same, and then until nothing more comes. */
    synchronized void awaitQuiet() throws InterruptedException {
        awaitEnd();
        for (var left = leftUntil(last, QUIET); left > 0; left = leftUntil(last, QUIET)) {
            wait(left);
        }
    }

    private static long leftUntil(long from, Duration length) {
        return length.minusNanos(System.nanoTime() - from).toMillis();
    }

    /** In the words of a cell; what should not be is in bold. */
    synchronized String told(long sent) {
        var parts = new ArrayList<String>();
        parts.add(ends.isEmpty() ? "**nothing in " + PATIENCE.toSeconds() + " s**" : ends.get(0));
        if (ends.size() > 1) {
            parts.add("**" + ends.size() + " terminal callbacks**");
        }
        parts.add(sent + (sent == 1 ? " request" : " requests"));
        if (!ends.isEmpty()) {
            parts.add(String.format(Locale.ROOT, "%.1f s", (firstEnd - begun) / 1e9));
        }
        var times = times("one");
        if (times > 1) {
            parts.add("**its text " + times + " times**");
        }
        if (kept > 0 && !ends.get(0).equals("answer")) {
            parts.add("**the turn is kept**");
        }
        return String.join(", ", parts);
    }

    private int times(String word) {
        int times = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            times++;
        }
        return times;
    }
}
