package dev.outcrop.conversation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of turns that are unique within a run and may travel as Bedrock request metadata.
 *
 * <p>A value has at most 256 characters of {@code [a-zA-Z0-9 :_@$#=/+,.-]} (Bedrock API reference, Converse). Not
 * thread-safe.
 */
final class TurnKeys {

    private static final Pattern OTHER = Pattern.compile("[^a-zA-Z0-9@_.-]+");

    /** Leaves room for run, row, attempt and turn. */
    private static final int LONGEST_NAME = 160;

    private final String run;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    TurnKeys(String run) {
        this.run = run;
    }

    /** The key of a conversation: {@code 20261124-101502-7f3a/remembers-the-name/0/1}. */
    String of(Script script, Row row, @Nullable String model, int attempt) {
        var wanted = script.about().name() + (model == null ? "" : "@" + model);
        var name = names.computeIfAbsent(script.about().file() + "@" + model, file -> unique(wanted));
        return run + "/" + name + "/" + row.number() + "/" + attempt;
    }

    private String unique(String wanted) {
        var clean = OTHER.matcher(wanted).replaceAll("-");
        var name = clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
        var candidate = name;
        for (var i = 2; !taken.add(candidate); i++) {
            candidate = name + "+" + i;
        }
        return candidate;
    }
}
