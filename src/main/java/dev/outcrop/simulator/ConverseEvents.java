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
        add("messageStart", ConverseEventJson.MESSAGE_START, Role.OTHER);
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
                add("contentBlockStop", ConverseEventJson.blockStop(block), Role.OTHER);
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
            var seal =
                    ConverseEventJson.delta(block, "\"reasoningContent\":{\"signature\":", thought.signature(), "}},");
            deltas = followed(new TextDeltas(thought.text(), "\"reasoningContent\":{\"text\":", "}},"), seal);
            produce();
        } else if (next instanceof Cited cited) {
            var citation = ConverseReply.citation(
                    cited.source(), ConverseEventJson.begun(block).append("\"citation\":"));
            add(
                    "contentBlockDelta",
                    citation.append("},")
                            .append(StreamEvent.PADDING)
                            .append('}')
                            .toString(),
                    Role.OTHER);
            deltas = new TextDeltas(cited.text(), "\"text\":", "},");
        } else if (next instanceof ToolCall call) {
            add("contentBlockStart", ConverseEventJson.toolStart(block, call), Role.OTHER);
            deltas = new InputDeltas(call.input());
        }
    }

    private void finish() {
        over = true;
        add("messageStop", ConverseEventJson.messageStop(spoken.stopReason()), Role.STOP);
        add("metadata", ConverseEventJson.metadata(said, System.nanoTime() - began), Role.USAGE);
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
            var json = ConverseEventJson.delta(block, before, text.substring(at, end), behind);
            tokens += at == 0 && tokens == 0 ? 0 : 1;
            at = end;
            return json;
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
            var fragment = input.substring(begin, end);
            tokens += Tokens.count(fragment);
            at = end;
            return ConverseEventJson.delta(
                    block, ConverseEventJson.BEFORE_INPUT, fragment, ConverseEventJson.BEHIND_INPUT);
        }

        private int fragmentEnd() {
            var end = Math.min(at + INPUT_FRAGMENT, input.length());
            return end < input.length() && Character.isLowSurrogate(input.charAt(end)) ? end + 1 : end;
        }
    }
}
