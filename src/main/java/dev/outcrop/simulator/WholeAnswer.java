package dev.outcrop.simulator;

import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.fault.Part;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The answer to Converse: one document, when its last token would have been spoken. */
record WholeAnswer(Said said) implements Intact {

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/json");
    }

    @Override
    public Iterator<Part> parts() {
        var spoken = said.spoken();
        var due = spoken.pace().dueNanos(spoken.tokens());
        var json = ConverseReply.json(said, due);
        return List.of(new Part(Part.Role.OTHER, due, json.getBytes(StandardCharsets.UTF_8)))
                .iterator();
    }

    @Override
    public Intact saying(String text, int delta) {
        return new WholeAnswer(said.instead(text));
    }

    @Override
    public String tooLong() {
        return said.tooLong();
    }
}
