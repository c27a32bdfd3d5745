package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import dev.outcrop.simulator.http.Pipe;
import dev.outcrop.simulator.upstream.UnfitException;
import dev.outcrop.simulator.upstream.Upstream;
import dev.outcrop.simulator.upstream.UpstreamCall;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets an upstream answer what neither a script nor a rule does. Each answer under way has a thread, at most {@value #MAX_CALLS}
 * at a time; one more is refused as throttled.
 */
final class Relay implements AutoCloseable {

    private static final int MAX_CALLS = 64;
    private static final int IDLE_SECONDS = 10;

    private final Upstream upstream;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, MAX_CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Relay::thread);

    Relay(Upstream upstream) {
        this.upstream = upstream;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "simulator-upstream");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The answer to a request.
     *
     * @param saying makes it of what the upstream says; called on a thread that may wait
     */
    Answer answer(JsonNode body, Asked asked, Function<Live, Intact> saying) {
        var work = new Work(body, asked, saying);
        try {
            threads.execute(work);
        } catch (RejectedExecutionException full) {
            return new Refusal(
                            BedrockError.THROTTLING,
                            "Too many requests, please wait before trying again. The simulator asks its upstream "
                                    + MAX_CALLS + " at a time.")
                    .answer();
        }
        return Answer.later(work.promise).whenEnded(work::abandon);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One answer on its way from the upstream to the client. */
    private final class Work implements Runnable {

        private final JsonNode body;
        private final Asked asked;
        private final Function<Live, Intact> saying;
        private final CompletableFuture<Answer> promise = new CompletableFuture<>();
        private final Pipe pipe = new Pipe();
        private volatile @Nullable UpstreamCall call;

        Work(JsonNode body, Asked asked, Function<Live, Intact> saying) {
            this.body = body;
            this.asked = asked;
            this.saying = saying;
        }

        @Override
        public void run() {
            try {
                var asking = upstream.ask(body);
                call = asking;
                if (pipe.isAbandoned()) {
                    asking.cancel();
                }
                var intact = saying.apply(Live.of(asking, asked));
                var pieces = Intact.pieces(intact.parts());
                // Its status is known by the first piece.
                var first = pieces.next();
                promise.complete(Answer.of(200, intact.headers(), pipe));
                follow(first, pieces);
            } catch (LostException lost) {
                promise.complete(lost.refusal().answer());
            } catch (UnfitException unfit) {
                promise.complete(
                        Refusal.validation(String.valueOf(unfit.getMessage())).answer());
            } catch (RuntimeException e) {
                promise.complete(new Refusal(BedrockError.INTERNAL_SERVER, "The simulator failed: " + e).answer());
            }
        }

        private void follow(Piece first, Iterator<Piece> rest) {
            try {
                pipe.put(first);
                while (rest.hasNext() && !pipe.isAbandoned()) {
                    pipe.put(rest.next());
                }
            } catch (LostException lost) {
                put(Piece.of(EventFrame.exception(BedrockError.MODEL_STREAM_ERROR, String.valueOf(lost.getMessage()))));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                pipe.end();
            }
        }

        private void put(Piece last) {
            try {
                pipe.put(last);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void abandon() {
            pipe.abandon();
            var asking = call;
            if (asking != null) {
                asking.cancel();
            }
        }
    }
}
