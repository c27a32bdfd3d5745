package dev.outcrop.sample;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;

/**
 * Explains a topic to a seasoned engineer who hates bad analogies.
 *
 * <p>An assistant is an interface and a prompt file. This one is called {@code explainer} in outcrop.yaml, which also says
 * what model answers; both methods fill {@code prompts/explainer.md}. Each {@code @V} brings one input of that file, and what
 * has a default there needs no parameter. All of it is checked when the assistant is built: a parameter that the file does
 * not know, or an input that nobody brings, is an error that names this interface, the method and the parameter.
 */
@Assistant("explainer")
public interface Explainer {

    /**
     * Explains a topic, and returns when the explanation is whole.
     *
     * <p>Without a {@code @MemoryId} every call stands alone. The same method streams where it is asked to, as in {@code
     * outcrop ask explainer --var topic=kettles --stream}.
     */
    @Prompt("explainer")
    String explain(@V("topic") String topic);

    /**
     * Explains a topic piece by piece.
     *
     * <p>Nothing is sent before {@code start()}. The {@code @MemoryId} names a talk: what was explained in it before is sent
     * along, and the turn is kept once the explanation is whole.
     */
    @Prompt("explainer")
    TokenStream stream(@MemoryId String session, @V("topic") String topic);
}
