package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ShapeTest {

    private static final Shape MODEL = Shape.object()
            .required("id", Shape.text(Pattern.compile("[a-z.-]+"), "a model id"), "The model version.")
            .key("temperature", Shape.number(0, 1), "How freely it answers.")
            .key("max-tokens", Shape.integer(1, Long.MAX_VALUE), "How much it may answer.")
            .key("api", Shape.oneOf("converse", "invoke"), "The operation.", "converse")
            .key("wait", Shape.duration(), "How long.")
            .key("stream", Shape.flag(), "Whether it streams.")
            .key("stop", Shape.listOrOne(Shape.text()), "Where it stops.");

    @Test
    void a_value_of_the_shape_has_no_faults() {
        assertThat(faults(MODEL, "{id: a.b, temperature: 1, max-tokens: 4, api: invoke, wait: 500ms, stop: END}"))
                .isEmpty();
        assertThat(faults(MODEL, "{id: a.b, stop: [END, STOP], stream: false}")).isEmpty();
    }

    @Test
    void all_faults_are_reported_each_at_its_place() {
        var found = faults(MODEL, """
                temprature: 0.2
                temperature: warm
                max-tokens: 0
                api: convers
                wait: 60
                stream: NO
                stop: [END, 7]
                """);

        assertThat(found)
                .containsExactly(
                        "f.yaml, line 1, column 1: There is no key \"temprature\".\nDid you mean \"temperature\"? Use one of"
                                + " [id, temperature, max-tokens, api, wait, stream, stop].",
                        "f.yaml, line 1, column 1: The key \"id\" is missing.\nAdd id: a model id.",
                        "f.yaml, line 2, column 14: temperature cannot be the text \"warm\".\nWrite a number from 0 to 1.",
                        "f.yaml, line 3, column 13: max-tokens cannot be the number 0.\nWrite a whole number of at least 1.",
                        "f.yaml, line 4, column 6: api cannot be the text \"convers\".\nDid you mean \"converse\"? Write one"
                                + " of [converse, invoke].",
                        "f.yaml, line 5, column 7: wait cannot be the number 60.\nWrite a time such as 500ms, 60s or 2m.",
                        "f.yaml, line 6, column 9: stream cannot be the text \"NO\".\nWrite true or false.",
                        "f.yaml, line 7, column 13: item 2 of stop cannot be the number 7.\nWrite text.");
    }

    @Test
    void the_wrong_kind_of_collection_says_what_belongs_there() {
        var shape = Shape.object()
                .key("models", Shape.mapOf(Shape.text()), "Models.")
                .key("tags", Shape.list(Shape.text(), 1), "Tags.")
                .key("one", Shape.object().key("a", Shape.text(), "A."), "One.");

        assertThat(faults(shape, "models: [a]\ntags: []\none: x\n"))
                .containsExactly(
                        "f.yaml, line 1, column 9: models cannot be a list.\nWrite a mapping.",
                        "f.yaml, line 2, column 7: tags has too few items.\nWrite a list of at least one item.",
                        "f.yaml, line 3, column 6: one cannot be the text \"x\".\nWrite a mapping with keys of [a].");
    }

    @Test
    void one_of_several_keys_is_asked_for() {
        var shape = Shape.mapOf(Shape.object()
                .key("interface", Shape.text(), "A.")
                .key("prompt", Shape.text(), "B.")
                .exactlyOneOf("interface", "prompt"));

        assertThat(faults(shape, "a: {interface: x}\nb: {}\nc: {prompt: x, interface: y}\n"))
                .containsExactly(
                        "f.yaml, line 2, column 4: One key of b is missing.\nAdd one of [interface, prompt].",
                        "f.yaml, line 3, column 16: The key \"interface\" cannot stand beside \"prompt\".\nKeep one of"
                                + " [interface, prompt].");
    }

    @Test
    void at_least_one_of_several_keys_is_asked_for() {
        var shape = Shape.mapOf(Shape.object()
                .key("reply", Shape.text(), "A.")
                .key("fault", Shape.text(), "B.")
                .atLeastOneOf("reply", "fault"));

        assertThat(faults(shape, "a: {reply: x}\nb: {}\nc: {fault: x, reply: y}\n"))
                .containsExactly("f.yaml, line 2, column 4: One key of b is missing.\nAdd one of [reply, fault].");
        assertThat(shape.jsonSchema().toString()).contains("allOf=[{anyOf=[{required=[reply]}, {required=[fault]}]}]");
    }

    @Test
    void faults_are_those_of_the_alternative_that_fits_best() {
        var shape = Shape.list(Shape.either(
                Shape.text(),
                Shape.object()
                        .required("tool", Shape.text(), "T.")
                        .key("arguments", Shape.mapOf(Shape.anything()), "A."),
                Shape.object().required("text", Shape.text(), "T.").key("delay", Shape.duration(), "D.")));

        assertThat(faults(shape, "- hello\n- {tool: a, arguments: {b: 1}}\n- {text: a, delay: 1}\n- 7\n- {tol: x}\n"))
                .containsExactly(
                        "f.yaml, line 3, column 20: delay cannot be the number 1.\nWrite a time such as 500ms, 60s or 2m.",
                        "f.yaml, line 4, column 3: item 4 cannot be the number 7.\nWrite text.",
                        "f.yaml, line 5, column 4: There is no key \"tol\" in item 5.\nDid you mean \"tool\"? Use one of"
                                + " [tool, arguments].",
                        "f.yaml, line 5, column 3: The key \"tool\" is missing in item 5.\nAdd tool: text.");
    }

    @Test
    void a_shape_prints_its_json_schema() {
        var shape = Shape.object()
                .required("id", Shape.text(), "The id.")
                .key("api", Shape.oneOf("a", "b"), "The operation.", "a")
                .key("tags", Shape.list(Shape.scalar(), 1), "Tags.")
                .exactlyOneOf("id", "api");

        assertThat(shape.jsonSchemaOf("a model"))
                .isEqualTo(Map.of(
                        "$schema",
                        "https://json-schema.org/draft/2020-12/schema",
                        "title",
                        "a model",
                        "type",
                        "object",
                        "properties",
                        Map.of(
                                "id", Map.of("type", "string", "description", "The id."),
                                "api",
                                        Map.of(
                                                "type", "string",
                                                "enum", List.of("a", "b"),
                                                "description", "The operation.",
                                                "default", "a"),
                                "tags",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of("type", List.of("string", "number", "boolean")),
                                                "minItems",
                                                1,
                                                "description",
                                                "Tags.")),
                        "required",
                        List.of("id"),
                        "allOf",
                        List.of(Map.of(
                                "oneOf",
                                List.of(Map.of("required", List.of("id")), Map.of("required", List.of("api"))))),
                        "additionalProperties",
                        false));
    }

    @Test
    void a_printed_schema_has_its_words_in_one_order() {
        assertThat(Shape.oneOf("a", "b").jsonSchema().keySet()).containsExactly("type", "enum");
        assertThat(Shape.duration().jsonSchema().keySet()).containsExactly("type", "pattern");
        assertThat(HttpAddress.SHAPE.jsonSchema().keySet()).containsExactly("type", "pattern");
    }

    private static List<String> faults(Shape shape, String yaml) {
        var faults = new ArrayList<Fault>();
        shape.check(YamlFile.parse(yaml, "f.yaml", 1, faults::add), faults::add);
        return faults.stream().map(Fault::toString).toList();
    }
}
