package com.example;

import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import dev.outcrop.assistant.Assistant;
import dev.outcrop.assistant.Prompt;

/** A guide who knows one city well. */
@Assistant("guide")
public interface TravelGuide {

    @Prompt("guide")
    String answer(@V("city") String city, @UserMessage String question);
}
