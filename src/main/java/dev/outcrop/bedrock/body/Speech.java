package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a model's plain text holds what Converse keeps apart, such as reasoning and calls of tools. */
interface Speech {

    /** Words and nothing else. */
    Speech WORDS = new Speech() {
        @Override
        public Listener listener(ObjectNode converse) {
            return (piece, log) -> log.text(piece);
        }

        @Override
        public Speaker speaker() {
            return event -> BodyJson.text(event.delta().path("text"));
        }
    };

    /** Listens to the answer to a request. */
    Listener listener(ObjectNode converse);

    Speaker speaker();

    /** Tells what a text that arrives piece by piece holds. Used for one answer. */
    interface Listener {

        void take(String piece, EventLog log);

        /** The answer is over: what was kept back until something followed it is told now. */
        default void end(EventLog log) {}
    }

    /** Says an answer event by event. Used for one answer. */
    interface Speaker {

        /** The text that an event adds; may be empty. */
        String say(ConverseEvent event);
    }
}
