package dev.outcrop.conversation.check;

import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.error.OutcropException;
import dev.outcrop.usage.Tokens;
import dev.outcrop.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Evidence for the tests of checks. */
final class Replies {

    static final Usage USAGE = new Usage(new Tokens(12, 40, 0, 0, true), new BigDecimal("0.000636"));

    private static final Evidence.Times TIMES = new Evidence.Times(Duration.ofMillis(812), Duration.ofMillis(210));

    private Replies() {}

    static Evidence text(String text) {
        return new Evidence(text, List.of(), "end_turn", USAGE, TIMES, null);
    }

    static Evidence calling(String tool, Map<String, Object> arguments) {
        return new Evidence("", List.of(new ToolCall(tool, arguments, "")), "end_turn", USAGE, TIMES, null);
    }

    static Evidence using(Usage usage) {
        return new Evidence("", List.of(), "end_turn", usage, TIMES, null);
    }

    static Evidence notStreamed() {
        return new Evidence("", List.of(), "end_turn", USAGE, new Evidence.Times(Duration.ofMillis(812), null), null);
    }

    static Evidence failing(OutcropException error) {
        return new Evidence("", List.of(), "", Usage.NONE, new Evidence.Times(Duration.ofMillis(5), null), error);
    }
}
