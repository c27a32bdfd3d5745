package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.StopReason;
import dev.outcrop.simulator.Guardrail.Finding;
import dev.outcrop.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guardrail over one call: what it found in the question, and, once there is one, in the answer. Immutable.
 *
 * @param guardrail null for an identifier that no rules file describes: it finds nothing
 * @param output null until there is an answer
 */
record Guarding(
        @Nullable Guardrail guardrail,
        Applied applied,
        Finding input,
        @Nullable Finding output) {

    /** Which guardrail a request applies, and whether it wants to see how. */
    record Applied(String id, String version, String arn, boolean traced) {}

    /** The guarding of a request, its question examined; null where it asks for none. */
    static @Nullable Guarding of(JsonNode body, Guardrails guardrails, Request request) {
        var config = body.path("guardrailConfig");
        var id = config.path("guardrailIdentifier").asText();
        if (id.isEmpty()) {
            return null;
        }
        var bare = id.substring(id.lastIndexOf('/') + 1);
        var arn = id.startsWith("arn:") ? id : CallScope.arn(request, "guardrail/" + bare);
        var applied = new Applied(
                bare,
                config.path("guardrailVersion").asText("DRAFT"),
                arn,
                config.path("trace").asText().startsWith("enabled"));
        var guardrail = guardrails.find(id);
        return new Guarding(guardrail, applied, examined(guardrail, question(body.path("messages"))), null);
    }

    private static Finding examined(@Nullable Guardrail guardrail, String text) {
        return guardrail == null ? Finding.nothing(text) : guardrail.examine(text);
    }

    /** What the user says last: what is marked to be guarded, or all of it where nothing is. */
    private static String question(JsonNode messages) {
        var guarded = new ArrayList<String>();
        var plain = new ArrayList<String>();
        for (var block : messages.path(messages.size() - 1).path("content")) {
            collect(block.at("/guardContent/text/text"), guarded);
            collect(block.path("text"), plain);
        }
        return String.join("\n", guarded.isEmpty() ? plain : guarded);
    }

    private static void collect(JsonNode text, List<String> texts) {
        if (text.isTextual()) {
            texts.add(text.textValue());
        }
    }

    /** The question as the model may see it. */
    Asked covering(Asked asked) {
        return input.intervened() && asked.talk().user().equals(input.text()) ? asked.saying(input.covered()) : asked;
    }

    /** What stands in for an answer to a question that is blocked; null where it is not. */
    @Nullable
    Spoken refusing() {
        return guardrail == null || !input.blocked()
                ? null
                : new Spoken(
                        List.of(new Spoken.Text(guardrail.says().toInput())),
                        StopReason.GUARDRAIL_INTERVENED.word(),
                        0,
                        ScriptedReply.Pace.AT_ONCE);
    }

    /** The same once the answer is there. */
    Guarding over(Spoken spoken) {
        return new Guarding(guardrail, applied, input, examined(guardrail, spoken.text()));
    }

    /** The answer as the caller may see it. */
    Spoken covering(Spoken spoken) {
        if (guardrail == null || output == null || !output.intervened()) {
            return spoken;
        }
        return spoken.instead(
                output.blocked() ? guardrail.says().toOutput() : output.covered(), StopReason.GUARDRAIL_INTERVENED);
    }

    boolean intervened() {
        return input.blocked() || (output != null && output.intervened());
    }

    /** Converse's {@code trace}; null where it was not asked for. */
    @Nullable
    ObjectNode trace() {
        if (!applied.traced()) {
            return null;
        }
        var blocked = input.blocked() || (output != null && output.blocked());
        var trace = Json.object();
        var report = trace.putObject("guardrail");
        report.put("actionReason", GuardrailReport.reason(blocked, input.intervened() || intervened()));
        report.putObject("inputAssessment").set(applied.id(), assessment(input));
        var said = report.putArray("modelOutput");
        if (output != null) {
            if (output.intervened()) {
                said.add(output.text());
            }
            report.putObject("outputAssessments").putArray(applied.id()).add(assessment(output));
        }
        return trace;
    }

    private ObjectNode assessment(Finding finding) {
        return GuardrailReport.assessment(finding, applied.id(), applied.version(), applied.arn());
    }

    /** What InvokeModel's answers carry of it beside the provider's own members. */
    void mark(ObjectNode answer) {
        answer.put("amazon-bedrock-guardrailAction", intervened() ? "INTERVENED" : "NONE");
        if (applied.traced()) {
            var report = answer.putObject("amazon-bedrock-trace").putObject("guardrail");
            report.putObject("input").set(applied.id(), assessment(input));
            if (output != null) {
                report.putArray("outputs").addObject().set(applied.id(), assessment(output));
            }
        }
    }
}
