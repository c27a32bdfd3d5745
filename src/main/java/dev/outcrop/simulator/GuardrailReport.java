package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.simulator.Guardrail.Finding;

/**
 * What a guardrail found, as Bedrock reports it.
 *
 * <p>Source: bedrock-runtime service model, GuardrailAssessment; the order and the empty units as in recorded traffic.
 */
final class GuardrailReport {

    /** Characters of a text unit. Source: Bedrock pricing, guardrails. */
    private static final int UNIT = 1000;

    private GuardrailReport() {}

    static String action(Finding finding) {
        return finding.intervened() ? "GUARDRAIL_INTERVENED" : "NONE";
    }

    static String reason(boolean blocked, boolean intervened) {
        return blocked ? "Guardrail blocked." : intervened ? "Guardrail masked." : "No action.";
    }

    /** The assessment of a text by the guardrail of an ARN. */
    static ObjectNode assessment(Finding finding, String id, String version, String arn) {
        var assessment = Json.object();
        var details = assessment.putObject("appliedGuardrailDetails");
        details.put("guardrailArn", arn).put("guardrailId", id);
        details.putArray("guardrailOrigin").add("REQUEST");
        details.put("guardrailOwnership", "SELF").put("guardrailVersion", version);
        var metrics = assessment.putObject("invocationMetrics");
        metrics.set("guardrailCoverage", coverage(finding));
        metrics.put("guardrailProcessingLatency", 0);
        metrics.set("usage", usage(finding));
        for (var hit : finding.hits()) {
            var filter = hit.filter();
            if (filter == null) {
                assessment
                        .withObjectProperty("wordPolicy")
                        .withArrayProperty("customWords")
                        .addObject()
                        .put("action", "BLOCKED")
                        .put("detected", true)
                        .put("match", hit.match());
            } else {
                assessment
                        .withObjectProperty("sensitiveInformationPolicy")
                        .withArrayProperty("regexes")
                        .addObject()
                        .put("action", filter.blocks() ? "BLOCKED" : "ANONYMIZED")
                        .put("detected", true)
                        .put("match", hit.match())
                        .put("name", filter.name())
                        .put("regex", filter.pattern().pattern());
            }
        }
        return assessment;
    }

    static ObjectNode coverage(Finding finding) {
        var coverage = Json.object();
        var length = finding.text().codePointCount(0, finding.text().length());
        coverage.putObject("textCharacters").put("guarded", length).put("total", length);
        return coverage;
    }

    static ObjectNode usage(Finding finding) {
        var units = (finding.text().length() + UNIT - 1) / UNIT;
        return Json.object()
                .put("automatedReasoningPolicies", 0)
                .put("automatedReasoningPolicyUnits", 0)
                .put("contentPolicyImageUnits", 0)
                .put("contentPolicyUnits", 0)
                .put("contextualGroundingPolicyUnits", 0)
                .put("sensitiveInformationPolicyFreeUnits", units)
                .put("sensitiveInformationPolicyUnits", 0)
                .put("topicPolicyUnits", 0)
                .put("wordPolicyUnits", units);
    }
}
