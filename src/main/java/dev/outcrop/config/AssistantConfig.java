package dev.outcrop.config;

import dev.outcrop.error.Place;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code assistants:}. Exactly one of interface and prompt is given.
 *
 * @param interfaceName the fully qualified name of the Java interface, or null for a prompt alone
 * @param prompt the prompt's name (with {@code .variant} where one is meant), or null for an interface
 * @param model the short name that answers; null only where the prompt's front matter names one
 */
public record AssistantConfig(
        String name,
        @Nullable String interfaceName,
        @Nullable String prompt,
        @Nullable String model,
        Conduct conduct,
        Place at) {

    private static final Pattern CLASS_NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    static final Shape SHAPE = CallSettings.ofAssistant(Shape.object()
            .key("interface", className("a Java interface"), "The Java interface that declares the assistant.")
            .key("prompt", Shape.text(), "The prompt that is the assistant, where there is no Java interface.")
            .exactlyOneOf("interface", "prompt")
            .key("model", Shape.text(), "The short name of the model that answers.")
            .key("memory", Memory.SHAPE, "How much of a talk is sent again with each turn; 20 messages by default.")
            .key(
                    "overflow",
                    Shape.oneOf("fail", "trim"),
                    "What happens when a talk no longer fits into the model's window: the turn fails, or it is asked once"
                            + " more without the oldest exchanges of the talk, which the memory keeps.",
                    "fail")
            .key("tools", Shape.list(className("a class")), "Classes with @Tool methods."));

    private static Shape className(String what) {
        return Shape.text(CLASS_NAME, "the full name of " + what + ", such as com.acme.Desk");
    }

    /** Reads a mapping that {@link #SHAPE} has checked. */
    static AssistantConfig from(String name, Node node) {
        return new AssistantConfig(
                name,
                node.get("interface").map(Node::text).orElse(null),
                node.get("prompt").map(Node::text).orElse(null),
                node.get("model").map(Node::text).orElse(null),
                Conduct.from(node),
                node.at());
    }

    /**
     * How the assistant goes about its work.
     *
     * @param tools fully qualified names of classes with {@code @Tool} methods and a public no-argument constructor
     * @param settings what Bedrock is asked in place of what the model's line says
     */
    public record Conduct(Memory memory, Overflow overflow, List<String> tools, CallSettings settings) {
        public Conduct {
            tools = List.copyOf(tools);
        }

        /** Conduct that asks nothing of Bedrock beside what the model's line says. */
        public Conduct(Memory memory, Overflow overflow, List<String> tools) {
            this(memory, overflow, tools, CallSettings.NONE);
        }

        private static Conduct from(Node node) {
            return new Conduct(
                    node.get("memory").map(Memory::from).orElse(Memory.DEFAULT),
                    node.get("overflow")
                            .map(word -> Overflow.valueOf(word.text().toUpperCase(Locale.ROOT)))
                            .orElse(Overflow.FAIL),
                    node.texts("tools"),
                    CallSettings.from(node));
        }
    }

    /** How much of a talk is sent again with each turn; 0 where that bound is not set. Default: 20 messages. */
    public record Memory(int messages, int tokens) {
        public static final Memory DEFAULT = new Memory(20, 0);

        private static final Shape BOUND = Shape.integer(1, Integer.MAX_VALUE);

        private static final Shape SHAPE = Shape.object()
                .key("messages", BOUND, "The most messages.")
                .key("tokens", BOUND, "The most tokens.")
                .exactlyOneOf("messages", "tokens");

        private static Memory from(Node node) {
            return new Memory(bound(node, "messages"), bound(node, "tokens"));
        }

        private static int bound(Node node, String key) {
            return node.get(key).map(Node::integer).map(Math::toIntExact).orElse(0);
        }
    }

    /** What happens when a talk no longer fits into the model's window: see {@code assistant.Overflow}. */
    public enum Overflow {
        FAIL,
        TRIM
    }
}
