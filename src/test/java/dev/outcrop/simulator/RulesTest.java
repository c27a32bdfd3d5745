package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesTest {

    private static final String ORDER = """
            rules:
              - when:  { model: "*nova*", user-matches: "weather in (?<city>\\\\w+)" }
                reply: { text: "Sunny in {{city}}.", first-token-ms: 2, tokens-per-second: 6000 }
              - when:  { user-contains: "order" }
                reply: [ { tool: findOrder, arguments: { id: "1042", note: [ "of {{toolResult}}" ] } },
                         { text: "It left on {{toolResult.shipped}}." } ]
              - when:  { system-contains: "pirate" }
                reply: Arr.
              - when:  { tool-result: broken }
                reply: "Sorry: {{toolResult}}"
            """;

    @TempDir
    private Path folder;

    @Test
    void a_rule_answers_what_it_matches_with_what_its_groups_found() throws Exception {
        assertThat(answers(ORDER, body("us.amazon.nova-lite-v1:0", user("what is the weather in Oslo today?"))))
                .containsExactly("Sunny in Oslo.");
    }

    @Test
    void a_rule_for_another_model_does_not_answer() throws Exception {
        assertThat(answers(ORDER, body("us.anthropic.claude-sonnet-4-6", user("weather in Oslo"))))
                .allMatch(answer -> answer.startsWith("[simulated]"));
    }

    @Test
    void the_entries_of_a_reply_are_one_a_model_call() throws Exception {
        var tools =
                ",\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"findOrder\",\"inputSchema\":{\"json\":{}}}}]}";
        var calling =
                "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"findOrder\",\"input\":{}}}]}";
        var result = "{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t\",\"content\":"
                + "[{\"text\":\"{\\\"shipped\\\":\\\"Monday\\\"}\"}]}}]}";
        var asked = user("Where is my order?");

        assertThat(answers(
                        ORDER,
                        body("us.amazon.nova-lite-v1:0", asked + tools(tools)),
                        body("us.amazon.nova-lite-v1:0", asked + "," + calling + "," + result + tools(tools))))
                .containsExactly("findOrder{\"id\":\"1042\",\"note\":[\"of {{toolResult}}\"]}", "It left on Monday.");
    }

    @Test
    void system_text_and_tool_results_can_be_matched_too() throws Exception {
        var tools = ",\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"n\",\"inputSchema\":{\"json\":{}}}}]}";
        var calling =
                "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"n\",\"input\":{}}}]}";
        var result =
                "{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t\",\"content\":[{\"text\":\"broken {{x}}\"}]}}]}";

        assertThat(answers(
                        ORDER,
                        body(
                                "us.amazon.nova-lite-v1:0",
                                user("hi") + tools(",\"system\":[{\"text\":\"You are a pirate.\"}]")),
                        body("us.amazon.nova-lite-v1:0", user("hi") + "," + calling + "," + result + tools(tools))))
                .containsExactly("Arr.", "Sorry: broken {{x}}");
    }

    @Test
    void every_fault_of_a_file_is_told_at_once() throws Exception {
        var file = write("""
                rules:
                  - when: { user-contain: a, user-matches: "(" }
                    reply: { text: "a", first-token-ms: -1 }
                  - when: {}
                """);

        assertThatThrownBy(() -> Rules.read(file))
                .isInstanceOfSatisfying(
                        OutcropException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INPUT))
                .hasMessage(file + ", line 2, column 13: There is no key \"user-contain\" in when.\n"
                        + "Did you mean \"user-contains\"? Use one of [model, user-contains, user-matches, system-contains,"
                        + " tool-result].\n"
                        + file + ", line 3, column 41: first-token-ms cannot be the number -1.\n"
                        + "Write a whole number from 0 to 3600000.\n"
                        + file
                        + ", line 4, column 5: One key of item 2 of rules is missing.\nAdd one of [reply, fault].");
    }

    @Test
    void a_broken_expression_and_a_placeholder_without_a_group_are_faults() throws Exception {
        var file = write("""
                rules:
                  - when: { user-matches: "a(b" }
                    reply: a
                  - when: { user-matches: "in (?P<town>.*)" }
                    reply: [ "{{city}}", { tool: t, arguments: { a: [ "{{toun}}" ] } }, { arguments: { a: 1 } }, {} ]
                """);

        assertThatThrownBy(() -> Rules.read(file))
                .hasMessage(file + ", line 2, column 27: \"a(b\" is no regular expression: missing closing ).\n"
                        + "Write an RE2 expression; look-around and back-references are not part of it.\n"
                        + file + ", line 5, column 14: {{city}} is no named group of this rule's user-matches.\n"
                        + "Use one of [toolResult, town], or name a group: (?P<city>…).\n"
                        + file + ", line 5, column 55: {{toun}} is no named group of this rule's user-matches.\n"
                        + "Use one of [toolResult, town], or name a group: (?P<toun>…).\n"
                        + file + ", line 5, column 75: There are arguments but no tool.\nAdd tool: the tool's name.\n"
                        + file + ", line 5, column 98: The reply says nothing.\nAdd text: or tool: to it.");
    }

    @Test
    void the_shape_of_a_rules_file_can_be_printed() {
        assertThat(Rules.shape().jsonSchema())
                .containsEntry(
                        "allOf",
                        List.of(Map.of(
                                "anyOf",
                                List.of(
                                        Map.of("required", List.of("rules")),
                                        Map.of("required", List.of("guardrails"))))));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rules.yaml"), text);
    }

    private List<String> answers(String rules, Call... calls) throws Exception {
        var answers = new ArrayList<String>();
        try (var simulator = SimulatorServer.start(0, Rules.read(write(rules)))) {
            var raw = new RawCalls(simulator);
            for (var call : calls) {
                var content = Json.read(raw.converse(call.model(), call.body()).body())
                        .at("/output/message/content/0");
                answers.add(content.path("text")
                        .asText(content.at("/toolUse/name").asText() + content.at("/toolUse/input")));
            }
        }
        return answers;
    }

    private record Call(String model, String body) {}

    private static Call body(String model, String messages) {
        var end = messages.indexOf("|");
        var inner = end < 0 ? messages : messages.substring(0, end);
        return new Call(model, "{\"messages\":[" + inner + "]" + (end < 0 ? "" : messages.substring(end + 1)) + "}");
    }

    /** Members beside the messages stand behind a bar. */
    private static String tools(String members) {
        return "|" + members;
    }

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":[{\"text\":\"" + text + "\"}]}";
    }
}
