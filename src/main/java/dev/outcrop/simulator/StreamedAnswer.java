package dev.outcrop.simulator;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.fault.Part;
import dev.outcrop.token.Tokens;
import java.util.Iterator;
import java.util.Map;

/** The answer to ConverseStream: frames, a token in each delta unless it is said otherwise. */
record StreamedAnswer(Said said, ConverseEvents.Cutting cutting) implements Intact {

    StreamedAnswer(Said said) {
        this(said, Tokens::ends);
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", EventFrame.CONTENT_TYPE);
    }

    @Override
    public Iterator<Part> parts() {
        return new FramedEvents(said.events(cutting));
    }

    @Override
    public Intact saying(String text, int delta) {
        return new StreamedAnswer(said.instead(text), whole -> SameSize.ends(whole, delta));
    }

    @Override
    public String tooLong() {
        return said.tooLong();
    }
}
