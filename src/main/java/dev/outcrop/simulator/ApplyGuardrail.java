package dev.outcrop.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.bedrock.ErrorTexts;
import dev.outcrop.simulator.Guardrail.Finding;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.ArrayList;
import java.util.Optional;

/** {@code POST /guardrail/ID/version/VERSION/apply}: what a guardrail makes of texts, without a model. */
final class ApplyGuardrail implements Operation {

    private static final String BEGIN = "/guardrail/";
    private static final String VERSION = "/version/";
    private static final String END = "/apply";

    private static final WireShape REQUEST = WireStructure.structure()
            .must("source", WireShapes.words("INPUT", "OUTPUT"))
            .must("content", WireShapes.list(ContentShapes.GUARDRAIL_BLOCK))
            .may("outputScope", WireShapes.words("INTERVENTIONS", "FULL"));

    private final Guardrails guardrails;

    ApplyGuardrail(Guardrails guardrails) {
        this.guardrails = guardrails;
    }

    @Override
    public String name() {
        return "ApplyGuardrail";
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public Optional<String> subject(String method, String path) {
        var version = path.lastIndexOf(VERSION);
        return method.equals("POST") && path.startsWith(BEGIN) && path.endsWith(END) && version > BEGIN.length() - 1
                ? Optional.of(path.substring(BEGIN.length(), path.length() - END.length()))
                : Optional.empty();
    }

    @Override
    public Answer answer(String subject, Request request) {
        var cut = subject.lastIndexOf(VERSION);
        var id = subject.substring(0, cut);
        var version = subject.substring(cut + VERSION.length());
        var violations = new Violations();
        violations.outsidePattern(Json.tree(id), "guardrailIdentifier", ConverseShape.GUARDRAIL_ID);
        violations.outsidePattern(Json.tree(version), "guardrailVersion", ConverseShape.GUARDRAIL_VERSION);
        var refusal = request.overBound() ? ConverseCall.tooLarge() : violations.refusal();
        if (refusal != null) {
            return refusal.answer();
        }
        try {
            var body = Json.read(request.body());
            var wrong = body.isObject()
                    ? WireShapes.findings(REQUEST, body).refusal()
                    : Refusal.validation(ErrorTexts.MALFORMED_INPUT);
            return wrong == null ? answer(id, version, body, request) : wrong.answer();
        } catch (JsonProcessingException malformed) {
            return Refusal.validation(ErrorTexts.MALFORMED_INPUT).answer();
        }
    }

    private Answer answer(String id, String version, JsonNode body, Request request) {
        var guardrail = guardrails.find(id);
        var text = text(body.path("content"));
        var finding = guardrail == null ? Finding.nothing(text) : guardrail.examine(text);
        var bare = id.substring(id.lastIndexOf('/') + 1);
        var arn = id.startsWith("arn:") ? id : CallScope.arn(request, "guardrail/" + bare);
        var answer = Json.object().put("action", GuardrailReport.action(finding));
        answer.put("actionReason", GuardrailReport.reason(finding.blocked(), finding.intervened()));
        answer.putArray("assessments").add(GuardrailReport.assessment(finding, bare, version, arn));
        answer.set("guardrailCoverage", GuardrailReport.coverage(finding));
        var outputs = answer.putArray("outputs");
        if (guardrail != null && finding.intervened()) {
            var says = guardrail.says();
            var instead = body.path("source").asText().equals("INPUT") ? says.toInput() : says.toOutput();
            outputs.addObject().put("text", finding.blocked() ? instead : finding.covered());
        }
        answer.set("usage", GuardrailReport.usage(finding));
        return JsonAnswer.of(answer);
    }

    private static String text(JsonNode content) {
        var texts = new ArrayList<String>();
        content.forEach(block -> {
            if (block.at("/text/text").isTextual()) {
                texts.add(block.at("/text/text").textValue());
            }
        });
        return String.join("\n", texts);
    }
}
