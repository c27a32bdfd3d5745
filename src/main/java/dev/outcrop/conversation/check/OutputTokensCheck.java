package dev.outcrop.conversation.check;

/** The model wrote at most so many tokens. */
record OutputTokensCheck(Stance stance, Bounds bounds) implements Check {

    static final CheckKind KIND = CheckKind.of(
            "output-tokens",
            "the model wrote at most so many tokens, or from min to max",
            Bounds.SHAPE,
            (stance, value) -> new OutputTokensCheck(stance, Bounds.of(value)));

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        var tokens = evidence.usage().tokens();
        return TokenCount.judge(stance, bounds, "the output tokens", tokens, tokens.output());
    }
}
