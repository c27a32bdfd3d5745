package dev.outcrop.cli;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.CallContext;
import dev.outcrop.model.Model;
import dev.outcrop.model.Models;
import dev.outcrop.report.Figures;
import dev.outcrop.report.ReplyFields;
import dev.outcrop.usage.ModelRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Whether one model version answers: it is called once, with one word for one token.
 *
 * @param failure null where it answered
 */
record ModelCheck(ModelRef ref, Duration took, @Nullable OutcropException failure) {

    /** Calls at a time. */
    private static final int AT_ONCE = 8;

    private static final String WORD = "Hi";

    /**
     * Calls each version behind some short names, canaries too, several at a time; the results are in the order of the names.
     *
     * @throws OutcropException of kind cancelled when the thread is interrupted, with the calls under way
     */
    static List<ModelCheck> all(Models models, Collection<String> names) {
        var versions =
                names.stream().flatMap(name -> models.alone(name).stream()).toList();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var checks = new ArrayList<ModelCheck>();
            for (var answer : threads.invokeAll(versions.stream()
                    .map(version -> (java.util.concurrent.Callable<ModelCheck>) () -> of(version))
                    .toList())) {
                checks.add(done(answer));
            }
            return checks;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcropException(ErrorKind.CANCELLED, "The check was interrupted.", "", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ModelCheck done(Future<ModelCheck> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check reports its failures itself", e);
        }
    }

    private static ModelCheck of(Model model) {
        var began = System.nanoTime();
        try {
            model.chat(CallContext.NONE)
                    .chat(ChatRequest.builder()
                            .messages(UserMessage.from(WORD))
                            .parameters(ChatRequestParameters.builder()
                                    .maxOutputTokens(1)
                                    .build())
                            .build());
            return new ModelCheck(model.ref(), since(began), null);
        } catch (OutcropException failure) {
            return new ModelCheck(model.ref(), since(began), failure);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Diagnosis diagnosis() {
        var subject = "model " + ref.name();
        return failure == null
                ? Diagnosis.ok(subject, ref.id() + " answered in " + Figures.time(took))
                : Diagnosis.fail(subject, failure);
    }

    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>(ReplyFields.model(ref));
        fields.put("status", failure == null ? "ok" : "error");
        fields.put("latencyMs", took.toMillis());
        if (failure != null) {
            fields.put("error", ReplyFields.error(failure));
        }
        return fields;
    }

    /** The exit code of a command that ends with these: that of the gravest failure. */
    static int exitCode(List<ModelCheck> checks) {
        return checks.stream()
                .map(ModelCheck::failure)
                .filter(Objects::nonNull)
                .mapToInt(failure -> failure.kind().exitCode())
                .max()
                .orElse(0);
    }
}
