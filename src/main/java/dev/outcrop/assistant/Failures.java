package dev.outcrop.assistant;

import dev.langchain4j.guardrail.GuardrailException;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.output.OutputParsingException;
import dev.outcrop.error.CallException;
import dev.outcrop.error.CallException.Trace;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;

/** LangChain4j's failures of a turn in this product's words. */
final class Failures {

    /** Characters of an unreadable answer that are kept. */
    private static final int EXCERPT = 2_000;

    private Failures() {}

    /** What application code is thrown: guardrails throw LangChain4j's own exceptions, as they are documented there. */
    static RuntimeException forApplication(RuntimeException failure, Turn turn) {
        if (failure instanceof OutputParsingException) {
            return unreadable(failure, turn);
        }
        if (failure instanceof IllegalConfigurationException) {
            return new OutcropException(
                    ErrorKind.INPUT, turn.method().label() + ": " + failure.getMessage(), "", failure);
        }
        return failure;
    }

    /** What commands, sessions and conversations are thrown: one family, with a kind. */
    static RuntimeException forQuestion(RuntimeException failure, Turn turn) {
        return failure instanceof GuardrailException refusal ? refused(refusal, turn) : forApplication(failure, turn);
    }

    private static CallException unreadable(RuntimeException failure, Turn turn) {
        var said = turn.minutes().said();
        var type = turn.method().answer().shown();
        var intervened = turn.minutes().intervened();
        return new CallException(
                ErrorKind.MODEL_ERROR,
                turn.method().label()
                        + (intervened
                                ? ": the guardrail intervened, and its text is no " + type + "."
                                : ": the answer cannot be read into " + type + "."),
                intervened
                        ? "Ask for something that the guardrail lets pass, or return String to have its text."
                        : "Say the form of the answer more plainly in the prompt, or ask another model.",
                new Trace(turn.minutes().attempts(), null, excerpt(said), true),
                failure);
    }

    private static CallException refused(GuardrailException refusal, Turn turn) {
        var input = refusal instanceof InputGuardrailException;
        return new CallException(
                input ? ErrorKind.INVALID_REQUEST : ErrorKind.MODEL_ERROR,
                turn.method().label() + ": a guardrail refused the " + (input ? "question" : "answer") + ": "
                        + refusal.getMessage(),
                "",
                new Trace(turn.minutes().attempts(), null, "", !input),
                refusal);
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }
}
