package dev.outcrop.simulator;

import dev.outcrop.simulator.Spoken.Text;
import dev.outcrop.simulator.fault.Part.Role;
import dev.outcrop.simulator.upstream.Heard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** What an upstream says as the events of ConverseStream, each as soon as it is heard; {@link #next} waits for it. */
final class LiveEvents implements Iterator<StreamEvent> {

    private final Said said;
    private final Live live;
    private final long began = System.nanoTime();
    private final Deque<StreamEvent> ready = new ArrayDeque<>();
    private final StringBuilder words = new StringBuilder();
    private final List<Spoken.Block> calls = new ArrayList<>();
    private int block;
    private boolean inText;
    private boolean over;

    LiveEvents(Said said, Live live) {
        this.said = said;
        this.live = live;
        add("messageStart", "{" + StreamEvent.PADDING + ",\"role\":\"assistant\"}", Role.OTHER);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || !over;
    }

    @Override
    public StreamEvent next() {
        while (ready.isEmpty()) {
            var heard = live.next();
            if (heard instanceof Heard.Words more) {
                inText = true;
                words.append(more.text());
                delta("\"text\":", more.text(), "},");
            } else if (heard instanceof Heard.ToolCall use) {
                endText();
                call(live.toolCall(use));
            } else if (heard instanceof Heard.End end) {
                endText();
                finish(end);
            }
        }
        return ready.remove();
    }

    private void endText() {
        if (inText) {
            inText = false;
            endBlock();
        }
    }

    private void endBlock() {
        add("contentBlockStop", "{\"contentBlockIndex\":" + block + "," + StreamEvent.PADDING + "}", Role.OTHER);
        block++;
    }

    private void call(Spoken.ToolCall call) {
        calls.add(call);
        var start = new StringBuilder("{\"contentBlockIndex\":").append(block).append(',');
        start.append(StreamEvent.PADDING).append(",\"start\":{\"toolUse\":{\"name\":");
        Json.quote(call.name(), start).append(",\"toolUseId\":");
        add("contentBlockStart", Json.quote(call.id(), start).append("}}}").toString(), Role.OTHER);
        delta("\"toolUse\":{\"input\":", "", "}},");
        delta("\"toolUse\":{\"input\":", call.input(), "}},");
        endBlock();
    }

    private void delta(String before, String text, String behind) {
        var json = new StringBuilder(160).append("{\"contentBlockIndex\":").append(block);
        json.append(",\"delta\":{").append(before);
        Json.quote(text, json).append(behind).append(StreamEvent.PADDING).append('}');
        add("contentBlockDelta", json.toString(), Role.DELTA);
    }

    private void finish(Heard.End end) {
        over = true;
        var content = new ArrayList<Spoken.Block>();
        if (words.length() > 0) {
            content.add(new Text(words.toString()));
        }
        content.addAll(calls);
        var spoken = Live.spoken(end, content);
        var stop = new StringBuilder("{").append(StreamEvent.PADDING).append(",\"stopReason\":");
        add("messageStop", Json.quote(spoken.stopReason(), stop).append('}').toString(), Role.STOP);
        var metadata = new StringBuilder(256).append('{').append(ConverseUsage.metrics(System.nanoTime() - began));
        metadata.append(',').append(StreamEvent.PADDING).append(',');
        said.served().configs(metadata);
        add(
                "metadata",
                metadata.append(ConverseUsage.usage(said.saying(spoken)))
                        .append('}')
                        .toString(),
                Role.USAGE);
    }

    private void add(String type, String json, Role role) {
        ready.add(new StreamEvent(type, json, role, 0));
    }
}
