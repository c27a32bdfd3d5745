package dev.outcrop.conversation.check;

/** The model read at most so many tokens, those from a cache not counted. */
record InputTokensCheck(Stance stance, Bounds bounds) implements Check {

    static final CheckKind KIND = CheckKind.of(
            "input-tokens",
            "the model read at most so many tokens, or from min to max; those from a cache do not count",
            Bounds.SHAPE,
            (stance, value) -> new InputTokensCheck(stance, Bounds.of(value)));

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var tokens = evidence.usage().tokens();
        return TokenCount.judge(stance, bounds, "the input tokens", tokens, tokens.input());
    }
}
