package dev.outcrop.session;

import dev.outcrop.assistant.BuiltAssistant;
import dev.outcrop.assistant.Question;
import dev.outcrop.assistant.Reply;

/** A talk with an assistant, noted in a notebook. */
record Talk(String id, BuiltAssistant assistant, Notebook notebook) implements Session {

    /** The assistant keeps the turn when its answer is whole; a turn that ends without that has left no trace. */
    @Override
    public Reply say(Question question) {
        try (var turn = notebook.begin()) {
            return assistant.answer(question, turn);
        }
    }

    @Override
    public boolean undo() {
        return notebook.undo();
    }
}
