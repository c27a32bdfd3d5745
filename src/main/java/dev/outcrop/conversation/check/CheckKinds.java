package dev.outcrop.conversation.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every kind of check: the line to add for a new one. */
public final class CheckKinds {

    public static final List<CheckKind> ALL = List.of(
            EqualsCheck.KIND,
            ContainsCheck.KIND,
            IcontainsCheck.KIND,
            ContainsAllCheck.KIND,
            ContainsAnyCheck.KIND,
            StartsWithCheck.KIND,
            RegexCheck.KIND,
            JsonCheck.KIND,
            JsonSchemaCheck.KIND,
            JsonPathCheck.KIND,
            ToolCalledCheck.KIND,
            LatencyMsCheck.KIND,
            FirstTokenMsCheck.KIND,
            CostUsdCheck.KIND,
            InputTokensCheck.KIND,
            OutputTokensCheck.KIND,
            StopReasonCheck.KIND,
            ErrorCheck.KIND);

    /** What stands before the word of a check to ask for its opposite. */
    static final String NOT = "not-";

    private static final Map<String, CheckKind> BY_WORD = byWord();

    private CheckKinds() {}

    private static Map<String, CheckKind> byWord() {
        var kinds = new LinkedHashMap<String, CheckKind>();
        ALL.forEach(kind -> (kind.negatable() ? Stream.of("", NOT) : Stream.of(""))
                .forEach(prefix -> kinds.put(prefix + kind.word(), kind)));
        return kinds;
    }

    /** Every word that may stand in a script, those with {@code not-} too. */
    public static List<String> words() {
        return List.copyOf(BY_WORD.keySet());
    }

    /** The kind behind a word of {@link #words}. */
    static CheckKind named(String word) {
        var kind = BY_WORD.get(word);
        if (kind == null) {
            throw new IllegalArgumentException("no check " + word);
        }
        return kind;
    }
}
