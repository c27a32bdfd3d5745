package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.body.ChunkWriter;
import dev.outcrop.bedrock.body.ConverseEvent;
import dev.outcrop.bedrock.body.InvocationMetrics;
import dev.outcrop.simulator.fault.Part.Role;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of ConverseStream as chunks of InvokeModelWithResponseStream, made as they are asked for; the last one says what
 * the invocation took, so that one is always kept back.
 */
final class InvokeChunks implements Iterator<StreamEvent> {

    private final Iterator<StreamEvent> events;
    private final ChunkWriter writer;
    private final @Nullable Guarding guarding;
    private final Deque<StreamEvent> ready = new ArrayDeque<>();
    private @Nullable Kept kept;
    private long firstByteNanos;
    private boolean stopped;
    private ObjectNode metadata = Json.object();

    InvokeChunks(Iterator<StreamEvent> events, ChunkWriter writer, @Nullable Guarding guarding) {
        this.events = events;
        this.writer = writer;
        this.guarding = guarding;
    }

    /** A chunk that is not known to be the last one yet. */
    private record Kept(ObjectNode chunk, Role role, long dueNanos) {}

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || kept != null || events.hasNext();
    }

    @Override
    public StreamEvent next() {
        while (ready.isEmpty()) {
            if (events.hasNext()) {
                take(events.next());
            } else {
                finish();
            }
        }
        return ready.remove();
    }

    private void take(StreamEvent event) {
        var payload = Json.readObject(event.json());
        payload.remove("p");
        if (event.type().equals("metadata")) {
            metadata = payload;
        }
        var chunks = writer.write(new ConverseEvent(event.type(), payload)).iterator();
        while (chunks.hasNext()) {
            release();
            var chunk = chunks.next();
            kept = new Kept(chunk, role(event.role(), !chunks.hasNext()), event.dueNanos());
        }
    }

    /** Some providers say why they stopped only with what it took. */
    private Role role(Role event, boolean last) {
        if (event == Role.USAGE) {
            var role = stopped ? Role.USAGE : Role.STOP;
            stopped = true;
            return role;
        }
        stopped |= event == Role.STOP && last;
        return last ? event : Role.OTHER;
    }

    private void release() {
        var chunk = kept;
        if (chunk != null) {
            firstByteNanos = firstByteNanos == 0 ? chunk.dueNanos() : firstByteNanos;
            ready.add(framed(chunk));
        }
    }

    private void finish() {
        var last = kept;
        if (last == null) {
            throw new IllegalStateException("a stream without a chunk");
        }
        var latency = TimeUnit.NANOSECONDS.toMillis(last.dueNanos());
        last.chunk()
                .set(
                        InvocationMetrics.MEMBER,
                        InvocationMetrics.of(
                                metadata.path("usage"), latency, TimeUnit.NANOSECONDS.toMillis(firstByteNanos)));
        if (guarding != null) {
            guarding.mark(last.chunk());
        }
        release();
        kept = null;
    }

    private static StreamEvent framed(Kept chunk) {
        var bytes = Base64.getEncoder().encodeToString(Json.bytes(chunk.chunk()));
        return new StreamEvent(
                "chunk", "{\"bytes\":\"" + bytes + "\"," + StreamEvent.PADDING + "}", chunk.role(), chunk.dueNanos());
    }
}
