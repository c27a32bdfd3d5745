package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reasoning before the answer, between {@code <think>} and {@code </think>}, as DeepSeek-R1 writes it. */
final class ThinkTags implements Speech {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    @Override
    public Listener listener(ObjectNode converse) {
        return new Tags();
    }

    @Override
    public Speaker speaker() {
        return new Thinker();
    }

    private enum Part {
        START,
        REASONING,
        ANSWER_BEGINS,
        ANSWER
    }

    private static final class Tags implements Listener {

        /** The text that is not told yet: less than a tag, or white space beside one. */
        private final StringBuilder held = new StringBuilder();

        private Part part = Part.START;
        private boolean reasoned;

        @Override
        public void take(String piece, EventLog log) {
            held.append(piece);
            if (part == Part.START) {
                start();
            }
            if (part == Part.REASONING) {
                reason(log);
            }
            if (part == Part.ANSWER_BEGINS) {
                skipWhiteSpace();
                part = held.isEmpty() ? part : Part.ANSWER;
            }
            if (part == Part.ANSWER) {
                log.text(held.toString());
                held.setLength(0);
            }
        }

        private void start() {
            var begun = held.toString().stripLeading();
            if (begun.startsWith(OPEN)) {
                held.setLength(0);
                held.append(begun.substring(OPEN.length()));
                part = Part.REASONING;
            } else if (begun.startsWith(CLOSE)) {
                held.setLength(0);
                held.append(begun.substring(CLOSE.length()));
                part = Part.ANSWER_BEGINS;
            } else if (!OPEN.startsWith(begun) && !CLOSE.startsWith(begun)) {
                part = Part.ANSWER;
            }
        }

        private void reason(EventLog log) {
            if (!reasoned) {
                skipWhiteSpace();
                reasoned = !held.isEmpty();
            }
            var end = held.indexOf(CLOSE);
            if (end >= 0) {
                log.reasoning(held.substring(0, end).stripTrailing());
                held.delete(0, end + CLOSE.length());
                part = Part.ANSWER_BEGINS;
            } else {
                var safe = safeEnd();
                log.reasoning(held.substring(0, safe));
                held.delete(0, safe);
            }
        }

        /** Up to where what is held can neither be the beginning of the tag nor the white space before it. */
        private int safeEnd() {
            var end = held.length();
            for (var length = Math.min(CLOSE.length() - 1, end); length > 0; length--) {
                if (CLOSE.startsWith(held.substring(end - length))) {
                    end -= length;
                    break;
                }
            }
            while (end > 0 && Character.isWhitespace(held.charAt(end - 1))) {
                end--;
            }
            return end;
        }

        private void skipWhiteSpace() {
            var at = 0;
            while (at < held.length() && Character.isWhitespace(held.charAt(at))) {
                at++;
            }
            held.delete(0, at);
        }

        @Override
        public void end(EventLog log) {
            if (part == Part.REASONING) {
                log.reasoning(held.toString());
            } else if (part == Part.START) {
                log.text(held.toString());
            }
            held.setLength(0);
        }
    }

    private static final class Thinker implements Speaker {

        private boolean thinking;

        @Override
        public String say(ConverseEvent event) {
            var reasoning = BodyJson.text(event.delta().at("/reasoningContent/text"));
            if (!reasoning.isEmpty()) {
                var tag = thinking ? "" : OPEN + "\n";
                thinking = true;
                return tag + reasoning;
            }
            if (thinking && event.type().equals("contentBlockStop")) {
                thinking = false;
                return "\n" + CLOSE + "\n\n";
            }
            return BodyJson.text(event.delta().path("text"));
        }
    }
}
