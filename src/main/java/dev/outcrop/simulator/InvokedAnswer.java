package dev.outcrop.simulator;

import dev.outcrop.bedrock.body.InvocationMetrics;
import dev.outcrop.simulator.fault.Intact;
import dev.outcrop.simulator.fault.Part;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The answer to InvokeModel: one document in the provider's form, what it took in the headers. */
record InvokedAnswer(Said said, InvokeBody body) implements Intact {

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<>(body.echoed());
        headers.put("Content-Type", "application/json");
        var usage = Json.readObject("{" + ConverseUsage.usage(said) + "}");
        headers.putAll(InvocationMetrics.headers(usage.path("usage"), TimeUnit.NANOSECONDS.toMillis(due())));
        return headers;
    }

    @Override
    public Iterator<Part> parts() {
        var reply = Json.readObject(ConverseReply.json(said, due()));
        var provided = body.reply(reply, said.asked());
        var guarding = said.served().guarding();
        if (guarding != null) {
            guarding.mark(provided);
        }
        return List.of(new Part(Part.Role.OTHER, due(), Json.bytes(provided))).iterator();
    }

    private long due() {
        return said.spoken().pace().dueNanos(said.spoken().tokens());
    }

    @Override
    public Intact saying(String text, int delta) {
        return new InvokedAnswer(said.instead(text), body);
    }

    @Override
    public String tooLong() {
        return said.tooLong();
    }
}
