package dev.outcrop.sample;

import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;

/** Explains a topic to a seasoned engineer who hates bad analogies. */
@Assistant("explainer")
public interface Explainer {

    @Prompt("explainer")
    String explain(@V("topic") String topic);

    @Prompt("explainer")
    TokenStream stream(@MemoryId String session, @V("topic") String topic);
}
