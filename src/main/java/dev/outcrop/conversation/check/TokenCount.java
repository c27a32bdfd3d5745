package dev.outcrop.conversation.check;

import dev.outcrop.usage.Tokens;
import java.math.BigDecimal;

/** What the two checks on tokens have in common: a count that Bedrock may not have given. */
final class TokenCount {

    private TokenCount() {}

    static Finding judge(Stance stance, Bounds bounds, String subject, Tokens all, long counted) {
        var count = BigDecimal.valueOf(counted);
        return stance.judge(
                all.known() && bounds.hold(count),
                subject,
                bounds.wish(BigDecimal::toPlainString),
                all.known() ? count.toPlainString() : "an unknown number of at least " + count.toPlainString());
    }
}
