package dev.outcrop.simulator;

import dev.outcrop.bedrock.EventFrame;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.fault.Part;
import dev.outcrop.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to InvokeModelWithResponseStream: frames of chunks in the provider's form. */
record InvokedStream(Said said, InvokeBody body, ConverseEvents.Cutting cutting) implements Intact {

    private static final byte[] CUT =
            EventFrame.event("chunk", "{\"bytes\":\"eyJ0eXBlIjoi".getBytes(StandardCharsets.UTF_8));

    InvokedStream(Said said, InvokeBody body) {
        this(said, body, Tokens::ends);
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<>(body.echoed());
        headers.put("Content-Type", EventFrame.CONTENT_TYPE);
        headers.put("X-Amzn-Bedrock-Content-Type", "application/json");
        return headers;
    }

    @Override
    public Iterator<Part> parts() {
        var events = said.events(cutting);
        return new FramedEvents(new InvokeChunks(
                events, body.writer(said.asked()), said.served().guarding()));
    }

    @Override
    public Intact saying(String text, int delta) {
        return new InvokedStream(said.instead(text), body, whole -> SameSize.ends(whole, delta));
    }

    @Override
    public byte[] cutFrame() {
        return CUT;
    }

    @Override
    public String tooLong() {
        return said.tooLong();
    }
}
