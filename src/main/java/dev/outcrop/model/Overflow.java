package dev.outcrop.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.outcrop.model.Shortening.Excess;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much was too much, in numbers: tokens by Bedrock's count, the largest messages by ours. */
final class Overflow {

    private static final int LARGEST = 3;
    private static final Pattern ANTHROPIC = Pattern.compile("(\\d{1,12}) tokens > (\\d{1,12}) maximum");
    private static final Pattern TITAN = Pattern.compile(
            "Max input tokens: (\\d{1,12}), request input token count: (\\d{1,12})", Pattern.CASE_INSENSITIVE);

    private Overflow() {}

    static String of(String message, ModelVersion version, List<ChatMessage> messages) {
        return tokens(message, version) + "; the largest: " + largest(messages);
    }

    private static String tokens(String message, ModelVersion version) {
        var counted = counted(message);
        if (counted.isPresent()) {
            return tokens(counted.get());
        }
        var window = version.card().map(card -> card.limits().window()).orElse(0);
        return window == 0 ? "Bedrock gives no number" : String.format(Locale.ROOT, "more than %,d tokens", window);
    }

    /** The numbers that a message of Bedrock's gives; empty where it gives none. */
    static Optional<Excess> counted(String message) {
        var anthropic = ANTHROPIC.matcher(message);
        if (anthropic.find()) {
            return Optional.of(new Excess(number(anthropic.group(1)), number(anthropic.group(2))));
        }
        var titan = TITAN.matcher(message);
        return titan.find()
                ? Optional.of(new Excess(number(titan.group(2)), number(titan.group(1))))
                : Optional.empty();
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static String tokens(Excess excess) {
        return String.format(
                Locale.ROOT,
                "%,d tokens, %,d more than the %,d that fit",
                excess.sent(),
                excess.sent() - excess.most(),
                excess.most());
    }

    private static String largest(List<ChatMessage> messages) {
        return IntStream.range(0, messages.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> -MessageSize.of(messages.get(at))))
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
                MessageSize.of(message));
    }
}
