package dev.outcrop.assistant;

/** What a parameter of a declared method brings to a turn. */
enum Role {
    /** A value under the name of its {@code @V}. */
    INPUT,
    /**
     * The only parameter, without any annotation: an input where the prompt has one of its name, and the user's words
     * where the prompt has none of its own.
     */
    LONE,
    /** The user's words: {@code @UserMessage}. */
    TEXT,
    /** A picture, a file or the like in the user's message. */
    CONTENT,
    MEMORY_ID,
    USER_NAME,
    /** What LangChain4j takes as it is: invocation and request parameters. */
    SETTING,
    /** A parameter that nothing says anything about. */
    UNKNOWN
}
