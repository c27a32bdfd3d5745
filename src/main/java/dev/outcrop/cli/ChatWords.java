package dev.outcrop.cli;

import java.util.Collection;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What the Tab key completes in a chat: its commands, and the names of models after {@code /model}. */
record ChatWords(Collection<String> models) implements Completer {

    ChatWords {
        models = List.copyOf(models);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0 && line.word().startsWith("/")) {
            Chat.COMMANDS.forEach(command -> candidates.add(new Candidate(command)));
        } else if (line.wordIndex() == 1 && line.words().get(0).equals("/model")) {
            models.forEach(model -> candidates.add(new Candidate(model)));
        }
    }
}
