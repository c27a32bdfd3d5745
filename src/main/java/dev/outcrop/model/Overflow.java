package dev.outcrop.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much was too much, in numbers: tokens by Bedrock's count, the largest messages by ours. */
final class Overflow {

    private static final int LARGEST = 3;
    private static final Pattern ANTHROPIC = Pattern.compile("(\\d+) tokens > (\\d+) maximum");
    private static final Pattern TITAN =
            Pattern.compile("Max input tokens: (\\d+), request input token count: (\\d+)", Pattern.CASE_INSENSITIVE);

    private Overflow() {}

    static String of(String message, ModelVersion version, List<ChatMessage> messages) {
        return tokens(message, version) + "; the largest: " + largest(messages);
    }

    private static String tokens(String message, ModelVersion version) {
        var anthropic = ANTHROPIC.matcher(message);
        if (anthropic.find()) {
            return tokens(Long.parseLong(anthropic.group(1)), Long.parseLong(anthropic.group(2)));
        }
        var titan = TITAN.matcher(message);
        if (titan.find()) {
            return tokens(Long.parseLong(titan.group(2)), Long.parseLong(titan.group(1)));
        }
        var window = version.card().map(card -> card.limits().window()).orElse(0);
        return window == 0 ? "Bedrock gives no number" : String.format(Locale.ROOT, "more than %,d tokens", window);
    }

    private static String tokens(long sent, long most) {
        return String.format(Locale.ROOT, "%,d tokens, %,d more than the %,d that fit", sent, sent - most, most);
    }

    private static String largest(List<ChatMessage> messages) {
        return IntStream.range(0, messages.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> -lengthOf(messages.get(at))))
                .limit(LARGEST)
                .map(at -> describe(at, messages.get(at)))
                .collect(Collectors.joining(", "));
    }

    private static String describe(int at, ChatMessage message) {
        return String.format(
                Locale.ROOT,
                "message %d (%s, %,d characters)",
                at + 1,
                message.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                lengthOf(message));
    }

    private static long lengthOf(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToLong(content ->
                            content instanceof TextContent text ? text.text().length() : 0)
                    .sum();
        }
        if (message instanceof AiMessage answer) {
            return answer.text() == null ? 0 : answer.text().length();
        }
        return message instanceof ToolExecutionResultMessage result && result.hasSingleText()
                ? result.text().length()
                : 0;
    }
}
