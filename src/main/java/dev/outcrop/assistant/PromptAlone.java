package dev.outcrop.assistant;

import dev.langchain4j.service.UserMessage;
import java.lang.reflect.Method;

/** The interface of an assistant that is a prompt file alone. */
interface PromptAlone {

    Method METHOD = PromptAlone.class.getMethods()[0];

    String say(@UserMessage String text);
}
