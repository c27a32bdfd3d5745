package dev.outcrop.simulator;

import dev.outcrop.bedrock.BedrockError;
import dev.outcrop.simulator.upstream.Heard;
import dev.outcrop.simulator.upstream.UpstreamCall;
import dev.outcrop.token.Tokens;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an upstream says while it says it. Taken once, whole or event by event, by a thread that may wait. */
final class Live implements Utterance {

    private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_.:-]{1,64}");

    /** Characters of an answer: far more than any model gives, and what is kept of one that does not end. */
    private static final long MOST = 8L * 1024 * 1024;

    private final UpstreamCall call;
    private final Asked asked;
    private @Nullable Heard first;
    private @Nullable Spoken whole;
    private long said;

    private Live(UpstreamCall call, Asked asked, Heard first) {
        this.call = call;
        this.asked = asked;
        this.first = first;
    }

    /**
     * Waits for the first sign of an answer.
     *
     * @throws LostException where there is none
     */
    static Live of(UpstreamCall call, Asked asked) {
        return new Live(call, asked, heard(call));
    }

    /**
     * What is heard next.
     *
     * @throws LostException where nothing more comes
     */
    Heard next() {
        var before = first;
        first = null;
        var next = before == null ? heard(call) : before;
        said += next instanceof Heard.Words words ? words.text().length() : 0;
        if (said > MOST) {
            call.cancel();
            throw new LostException(BedrockError.MODEL_ERROR, "The upstream says more than " + MOST + " characters.");
        }
        return next;
    }

    private static Heard heard(UpstreamCall call) {
        try {
            var heard = call.next();
            if (heard instanceof Heard.Failed failed) {
                throw new LostException(failed.error(), failed.message());
            }
            return heard;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostException(BedrockError.SERVICE_UNAVAILABLE, "The simulator is being stopped.");
        }
    }

    /** A call under an id that Bedrock could have given it. */
    Spoken.ToolCall toolCall(Heard.ToolCall heard) {
        var fits = TOOL_USE_ID.matcher(heard.id()).matches();
        var id = fits ? heard.id() : ToolUseIds.of(asked, heard.name(), heard.input());
        return new Spoken.ToolCall(id, heard.name(), heard.input());
    }

    @Override
    public Iterator<StreamEvent> events(Said said, ConverseEvents.Cutting cutting) {
        return new LiveEvents(said, this);
    }

    @Override
    public Live uncited() {
        return this;
    }

    @Override
    public Spoken spoken() {
        var known = whole;
        if (known == null) {
            known = gathered();
            whole = known;
        }
        return known;
    }

    private Spoken gathered() {
        var content = new ArrayList<Spoken.Block>();
        var text = new StringBuilder();
        while (true) {
            var heard = next();
            if (heard instanceof Heard.Words words) {
                text.append(words.text());
            } else if (heard instanceof Heard.ToolCall use) {
                content.add(toolCall(use));
            } else if (heard instanceof Heard.End end) {
                if (text.length() > 0) {
                    content.add(0, new Spoken.Text(text.toString()));
                }
                return spoken(end, content);
            }
        }
    }

    /** What was said up to its end. */
    static Spoken spoken(Heard.End end, List<Spoken.Block> content) {
        return new Spoken(content, end.stop().word(), tokens(end, content), ScriptedReply.Pace.AT_ONCE);
    }

    /** As many as the upstream has counted, else as many as are counted here. */
    private static int tokens(Heard.End end, List<Spoken.Block> content) {
        if (end.outputTokens().isPresent()) {
            return end.outputTokens().getAsInt();
        }
        var tokens = 0;
        for (var block : content) {
            if (block instanceof Spoken.Text text) {
                tokens += Tokens.count(text.text());
            } else if (block instanceof Spoken.ToolCall use) {
                tokens += use.tokens();
            }
        }
        return tokens;
    }
}
