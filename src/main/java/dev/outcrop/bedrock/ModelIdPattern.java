package dev.outcrop.bedrock;

import java.util.regex.Pattern;

/** Bedrock's pattern of a model id, letter by letter. Source: bedrock-runtime service model, ConversationalModelId. */
final class ModelIdPattern {

    private static final String WORDS = "([0-9a-zA-Z][_-]?)+";

    /** Matches what {@link #WORDS} does, which overflows Java's stack on long texts. */
    private static final String WORDS_WITHOUT_RECURSION = "(?![_-])(?!.*[_-]{2})[0-9a-zA-Z_-]+";

    /** As errors print it. */
    static final String TEXT = "(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:("
            + "([0-9]{12}:custom-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}/[a-z0-9]{12})"
            + "|(:foundation-model/[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))"
            + "|([0-9]{12}:imported-model/[a-z0-9]{12})"
            + "|([0-9]{12}:provisioned-model/[a-z0-9]{12})"
            + "|([0-9]{12}:custom-model-deployment/[a-z0-9]{12})"
            + "|([0-9]{12}:(inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+)))"
            + "|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63}))"
            + "|(" + WORDS + ")"
            + "|([a-zA-Z0-9-:.]+)"
            + "|(^(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?))$"
            + "|(^arn:aws:sagemaker:[a-z0-9-]+:[0-9]{12}:endpoint/[a-zA-Z0-9-]+$)"
            + "|(^arn:aws(-[^:]+)?:bedrock:([0-9a-z-]{1,20}):([0-9]{12}):(default-)?prompt-router/[a-zA-Z0-9-:.]+$)";

    private static final int MAX_LENGTH = 2048;
    private static final Pattern PATTERN = Pattern.compile(TEXT.replace(WORDS, WORDS_WITHOUT_RECURSION));

    private ModelIdPattern() {}

    static boolean matches(String text) {
        return text.length() <= MAX_LENGTH && PATTERN.matcher(text).matches();
    }
}
