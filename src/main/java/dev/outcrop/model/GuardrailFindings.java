package dev.outcrop.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailAssessment;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailTraceAssessment;

/**
 * What a guardrail found, a phrase each, such as {@code input: topic "Finance" BLOCKED}: of what was said itself, nothing.
 *
 * <p>LangChain4j 1.16.3 loses this in streams (pull request 6029). At most {@link #MOST} phrases.
 */
final class GuardrailFindings {

    private static final int MOST = 20;

    private final List<String> phrases = new ArrayList<>();

    private GuardrailFindings() {}

    static List<String> of(@Nullable GuardrailTraceAssessment trace) {
        if (trace == null) {
            return List.of();
        }
        var findings = new GuardrailFindings();
        trace.inputAssessment().values().forEach(assessment -> findings.read("input", assessment));
        trace.outputAssessments()
                .values()
                .forEach(all -> all.forEach(assessment -> findings.read("output", assessment)));
        return findings.phrases.stream().distinct().limit(MOST).toList();
    }

    private void read(String side, GuardrailAssessment assessment) {
        if (assessment.topicPolicy() != null) {
            assessment
                    .topicPolicy()
                    .topics()
                    .forEach(topic -> add(side, "topic \"" + topic.name() + "\"", topic.actionAsString()));
        }
        if (assessment.contentPolicy() != null) {
            assessment
                    .contentPolicy()
                    .filters()
                    .forEach(filter -> add(side, "content " + filter.typeAsString(), filter.actionAsString()));
        }
        if (assessment.wordPolicy() != null) {
            assessment.wordPolicy().customWords().forEach(word -> add(side, "a word", word.actionAsString()));
            assessment
                    .wordPolicy()
                    .managedWordLists()
                    .forEach(word -> add(side, "word list " + word.typeAsString(), word.actionAsString()));
        }
        if (assessment.sensitiveInformationPolicy() != null) {
            assessment
                    .sensitiveInformationPolicy()
                    .piiEntities()
                    .forEach(entity -> add(side, "personal data " + entity.typeAsString(), entity.actionAsString()));
            assessment
                    .sensitiveInformationPolicy()
                    .regexes()
                    .forEach(regex -> add(side, "pattern \"" + regex.name() + "\"", regex.actionAsString()));
        }
        if (assessment.contextualGroundingPolicy() != null) {
            assessment
                    .contextualGroundingPolicy()
                    .filters()
                    .forEach(filter -> add(side, filter.typeAsString(), filter.actionAsString()));
        }
    }

    private void add(String side, String what, @Nullable String action) {
        phrases.add(side + ": " + what + (action == null ? "" : " " + action));
    }
}
