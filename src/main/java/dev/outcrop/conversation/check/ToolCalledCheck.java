package dev.outcrop.conversation.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.assistant.Reply.ToolCall;
import dev.outcrop.config.Node;
import dev.outcrop.config.Shape;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool was called, at least once, with these arguments among others.
 *
 * @param arguments those that are asked for, or null for any
 */
record ToolCalledCheck(Stance stance, String tool, @Nullable JsonNode arguments) implements Check {

    static final CheckKind KIND = CheckKind.of(
                    "tool-called",
                    "this tool was called; with arguments: these were among them",
                    Shape.either(
                            Shape.text(),
                            Shape.object()
                                    .required("name", Shape.text(), "the name of the tool")
                                    .key("arguments", Shape.mapOf(Shape.anything()), "some of its arguments")),
                    ToolCalledCheck::of)
            .with(CheckKind.Trait.NEGATABLE, CheckKind.Trait.EACH_OF_A_LIST);

    private static ToolCalledCheck of(Stance stance, Node value) {
        return new ToolCalledCheck(
                stance,
                value.get("name").orElse(value).text(),
                value.get("arguments")
                        .map(arguments -> Json.of(arguments.value()))
                        .orElse(null));
    }

    @Override
    public String kind() {
        return stance.kind();
    }

    @Override
    public Finding examine(Evidence evidence) {
        return stance.judge(
                evidence.toolCalls().stream().anyMatch(this::isMeant),
                "the tool " + tool,
                arguments == null ? "to be called" : "to be called with " + arguments,
                evidence.toolCalls().isEmpty()
                        ? "no tool call"
                        : evidence.toolCalls().stream()
                                .map(call -> call.name() + "(" + Json.of(call.arguments()) + ")")
                                .collect(Collectors.joining(", ")));
    }

    private boolean isMeant(ToolCall call) {
        return call.name().equals(tool) && (arguments == null || Json.covers(arguments, Json.of(call.arguments())));
    }
}
