package dev.outcrop.simulator;

import dev.outcrop.simulator.Spoken.Cited;
import dev.outcrop.simulator.Spoken.Text;
import dev.outcrop.simulator.Spoken.Thought;
import dev.outcrop.simulator.Spoken.ToolCall;
import dev.outcrop.simulator.fault.Part.Role;
import dev.outcrop.token.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * A reply as the events of ConverseStream, in Bedrock's order and with Bedrock's keys, made as they are asked for.
 *
 * <p>A text has no contentBlockStart, a tool call's first delta is empty. Source: recorded streams.
 */
final class ConverseEvents implements Iterator<StreamEvent> {

    private static final int INPUT_FRAGMENT = 12;

    /** Where the deltas of a text end, one after the other. */
    interface Cutting {
        PrimitiveIterator.OfInt ends(String text);
    }

    private final Said said;
    private final Spoken spoken;
    private final Cutting cutting;
    private final long began = System.nanoTime();
    private final Iterator<Spoken.Block> blocks;
    private final Deque<StreamEvent> ready = new ArrayDeque<>();
    private Iterator<String> deltas = List.<String>of().iterator();
    private int block = -1;
    private int tokens;
    private boolean over;

    ConverseEvents(Said said, Cutting cutting) {
        this.said = said;
        this.spoken = said.spoken();
        this.cutting = cutting;
        this.blocks = spoken.content().iterator();
        add("messageStart", "{" + StreamEvent.PADDING + ",\"role\":\"assistant\"}", Role.OTHER);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || !over;
    }

    @Override
    public StreamEvent next() {
        if (ready.isEmpty()) {
            produce();
        }
        return ready.remove();
    }

    private void produce() {
        if (deltas.hasNext()) {
            add("contentBlockDelta", deltas.next(), Role.DELTA);
            if (!deltas.hasNext()) {
                add(
                        "contentBlockStop",
                        "{\"contentBlockIndex\":" + block + "," + StreamEvent.PADDING + "}",
                        Role.OTHER);
            }
        } else if (blocks.hasNext()) {
            block++;
            begin(blocks.next());
        } else {
            finish();
        }
    }

    private void begin(Spoken.Block next) {
        if (next instanceof Text text) {
            deltas = new TextDeltas(text.text(), "\"text\":", "},");
            produce();
        } else if (next instanceof Thought thought) {
            var seal = delta().append("\"reasoningContent\":{\"signature\":");
            Json.quote(thought.signature(), seal)
                    .append("}},")
                    .append(StreamEvent.PADDING)
                    .append('}');
            deltas =
                    followed(new TextDeltas(thought.text(), "\"reasoningContent\":{\"text\":", "}},"), seal.toString());
            produce();
        } else if (next instanceof Cited cited) {
            var citation = ConverseReply.citation(cited.source(), delta().append("\"citation\":"));
            add(
                    "contentBlockDelta",
                    citation.append("},")
                            .append(StreamEvent.PADDING)
                            .append('}')
                            .toString(),
                    Role.OTHER);
            deltas = new TextDeltas(cited.text(), "\"text\":", "},");
        } else if (next instanceof ToolCall call) {
            var start = new StringBuilder("{\"contentBlockIndex\":").append(block);
            start.append(',').append(StreamEvent.PADDING).append(",\"start\":{\"toolUse\":{\"name\":");
            Json.quote(call.name(), start).append(",\"toolUseId\":");
            add("contentBlockStart", Json.quote(call.id(), start).append("}}}").toString(), Role.OTHER);
            deltas = new InputDeltas(call.input());
        }
    }

    private void finish() {
        over = true;
        var stop = new StringBuilder("{").append(StreamEvent.PADDING).append(",\"stopReason\":");
        add("messageStop", Json.quote(spoken.stopReason(), stop).append('}').toString(), Role.STOP);
        var metadata = new StringBuilder(256).append('{').append(ConverseUsage.metrics(System.nanoTime() - began));
        metadata.append(',').append(StreamEvent.PADDING).append(',');
        said.served().configs(metadata);
        said.served().trace(metadata);
        add("metadata", metadata.append(ConverseUsage.usage(said)).append('}').toString(), Role.USAGE);
    }

    private static Iterator<String> followed(Iterator<String> deltas, String last) {
        return new Iterator<>() {

            private boolean over;

            @Override
            public boolean hasNext() {
                return !over;
            }

            @Override
            public String next() {
                over = !deltas.hasNext();
                return over ? last : deltas.next();
            }
        };
    }

    private void add(String type, String json, Role role) {
        ready.add(new StreamEvent(type, json, role, spoken.pace().dueNanos(tokens)));
    }

    /** A text piece by piece, a token each. */
    private final class TextDeltas implements Iterator<String> {

        private final String text;
        private final PrimitiveIterator.OfInt ends;
        private final String before;
        private final String behind;
        private int at;

        TextDeltas(String text, String before, String behind) {
            this.text = text;
            this.before = before;
            this.behind = behind;
            this.ends = cutting.ends(text);
        }

        @Override
        public boolean hasNext() {
            return at < text.length();
        }

        @Override
        public String next() {
            var end = ends.nextInt();
            var json = delta().append(before);
            Json.quote(text.substring(at, end), json)
                    .append(behind)
                    .append(StreamEvent.PADDING)
                    .append('}');
            tokens += at == 0 && tokens == 0 ? 0 : 1;
            at = end;
            return json.toString();
        }
    }

    /** The input of a tool call: nothing first, then fragments of its JSON. */
    private final class InputDeltas implements Iterator<String> {

        private final String input;
        private int at = -1;

        InputDeltas(String input) {
            this.input = input;
        }

        @Override
        public boolean hasNext() {
            return at < input.length();
        }

        @Override
        public String next() {
            var begin = Math.max(at, 0);
            var end = at < 0 ? 0 : fragmentEnd();
            var json = delta().append("\"toolUse\":{\"input\":");
            Json.quote(input.substring(begin, end), json)
                    .append("}},")
                    .append(StreamEvent.PADDING)
                    .append('}');
            tokens += Tokens.count(input.substring(begin, end));
            at = end;
            return json.toString();
        }

        private int fragmentEnd() {
            var end = Math.min(at + INPUT_FRAGMENT, input.length());
            return end < input.length() && Character.isLowSurrogate(input.charAt(end)) ? end + 1 : end;
        }
    }

    private StringBuilder delta() {
        return new StringBuilder(160)
                .append("{\"contentBlockIndex\":")
                .append(block)
                .append(",\"delta\":{");
    }
}
