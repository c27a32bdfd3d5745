package dev.outcrop.conversation.check;

import java.math.BigDecimal;

/** It cost at most so many US dollars; a cost that is not known is not met. */
record CostUsdCheck(Stance stance, Bounds bounds) implements Check {

    static final CheckKind KIND = CheckKind.of(
            "cost-usd",
            "it cost at most so many US dollars, or from min to max; an unknown cost is not met",
            Bounds.SHAPE,
            (stance, value) -> new CostUsdCheck(stance, Bounds.of(value)));

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var cost = evidence.usage().costUsd();
        return stance.judge(
                cost != null && bounds.hold(cost),
                "the cost",
                bounds.wish(CostUsdCheck::dollars),
                cost == null ? "an unknown cost: the price of the model or the tokens are not known" : dollars(cost));
    }

    private static String dollars(BigDecimal figure) {
        return "$" + (figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString());
    }
}
