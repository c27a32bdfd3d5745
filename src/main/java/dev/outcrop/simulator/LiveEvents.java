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
        add("messageStart", ConverseEventJson.MESSAGE_START, Role.OTHER);
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
        add("contentBlockStop", ConverseEventJson.blockStop(block), Role.OTHER);
        block++;
    }

    private void call(Spoken.ToolCall call) {
        calls.add(call);
        add("contentBlockStart", ConverseEventJson.toolStart(block, call), Role.OTHER);
        delta(ConverseEventJson.BEFORE_INPUT, "", ConverseEventJson.BEHIND_INPUT);
        delta(ConverseEventJson.BEFORE_INPUT, call.input(), ConverseEventJson.BEHIND_INPUT);
        endBlock();
    }

    private void delta(String before, String text, String behind) {
        add("contentBlockDelta", ConverseEventJson.delta(block, before, text, behind), Role.DELTA);
    }

    private void finish(Heard.End end) {
        over = true;
        var content = new ArrayList<Spoken.Block>();
        if (words.length() > 0) {
            content.add(new Text(words.toString()));
        }
        content.addAll(calls);
        var spoken = Live.spoken(end, content);
        add("messageStop", ConverseEventJson.messageStop(spoken.stopReason()), Role.STOP);
        add("metadata", ConverseEventJson.metadata(said.saying(spoken), System.nanoTime() - began), Role.USAGE);
    }

    private void add(String type, String json, Role role) {
        ready.add(new StreamEvent(type, json, role, 0));
    }
}
