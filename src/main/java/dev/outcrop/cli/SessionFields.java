package dev.outcrop.cli;

import dev.outcrop.report.ReplyFields;
import dev.outcrop.session.SessionSummary;
import dev.outcrop.session.Transcript;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kept talk as it stands in JSON. */
final class SessionFields {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private SessionFields() {}

    /** A moment for people, in the time of this machine. */
    static String when(Instant moment) {
        return WHEN.format(moment);
    }

    static Map<String, @Nullable Object> of(SessionSummary summary) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", summary.id());
        fields.put("assistant", summary.assistant());
        fields.put("turns", summary.turns());
        fields.put("begun", summary.begun().toString());
        fields.put("lastTurn", summary.lastTurn().toString());
        fields.put("usage", ReplyFields.usage(summary.usage()));
        return fields;
    }

    static Map<String, @Nullable Object> of(Transcript transcript) {
        var fields = of(transcript.summary());
        fields.put("turns", transcript.turns().stream().map(SessionFields::turn).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> turn(Transcript.Turn turn) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("number", turn.number());
        fields.put("at", turn.at().toString());
        fields.put("user", turn.user());
        fields.put("assistant", turn.assistant());
        fields.put("toolCalls", ReplyFields.toolCalls(turn.toolCalls()));
        fields.put("model", ReplyFields.model(turn.model()));
        fields.put("prompt", turn.prompt().isEmpty() ? null : turn.prompt());
        fields.put("usage", ReplyFields.usage(turn.usage()));
        return fields;
    }
}
