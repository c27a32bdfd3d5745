package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a model, whichever operation carried it.
 *
 */
record Asked(String modelId, Talk talk, Bounds bounds, Tools tools, Wishes wishes) {

    /** The key under which replies may have been scripted; null where the request carries none. */
    @Nullable
    String turn() {
        return wishes.turn();
    }

    /** The same question with other words of the user's. */
    Asked saying(String user) {
        var other = new Talk(talk.system(), user, talk.answers(), talk.round(), talk.result(), talk.tokens());
        return new Asked(modelId, other, bounds, tools, wishes);
    }

    /**
     * What the answer is to be like beyond its words.
     *
     * @param turn the key under which replies may have been scripted; null where the request carries none
     * @param schema the JSON Schema that the answer has to follow; null where it is free
     * @param reasons whether the model is to think aloud first
     * @param sources documents that the answer has to cite
     */
    record Wishes(@Nullable String turn, @Nullable JsonNode schema, boolean reasons, List<Source> sources) {
        Wishes {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A document that can be cited.
     *
     * @param index among the documents of the request, from 0
     * @param text what it says; empty where it came as a file
     */
    record Source(int index, String title, String text) {}

    /**
     * The talk so far.
     *
     * @param system the system text; empty where there is none
     * @param user what the user said last in words, tool results aside
     * @param answers how many of the messages are the assistant's
     * @param round how many of them came after the user's last words: 0 for the first model call of a turn
     * @param result what the last message brings back from a tool; null where it brings nothing
     * @param tokens of the whole request
     */
    record Talk(
            String system,
            String user,
            int answers,
            int round,
            @Nullable ToolResult result,
            int tokens) {}

    /**
     * What a tool answered.
     *
     * @param tool its name; empty where no earlier message called it
     * @param content JSON where it is JSON, else text
     */
    record ToolResult(String tool, JsonNode content) {

        String text() {
            return content.isTextual() ? content.textValue() : content.toString();
        }
    }

    /** Where the answer has to end: {@link Integer#MAX_VALUE} and an empty list where the request does not say. */
    record Bounds(int maxTokens, List<String> stopSequences) {
        Bounds {
            stopSequences = List.copyOf(stopSequences);
        }
    }

    /**
     * The tools on offer.
     *
     * @param demanded the one that the request demands to be called; null where the model is free
     */
    record Tools(List<Tool> all, @Nullable Tool demanded) {

        static final Tools NONE = new Tools(List.of(), null);

        Tools {
            all = List.copyOf(all);
        }

        Optional<Tool> named(String name) {
            return all.stream().filter(tool -> tool.name().equals(name)).findFirst();
        }
    }

    /** A tool and the JSON Schema of its input. */
    record Tool(String name, JsonNode schema) {}
}
