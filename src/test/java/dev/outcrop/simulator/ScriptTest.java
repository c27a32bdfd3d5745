package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.simulator.ScriptedReply.Pace;
import dev.outcrop.simulator.ScriptedReply.ToolUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ScriptTest {

    private static final String USER = "{\"role\":\"user\",\"content\":[{\"text\":\"Where is order 1042?\"}]}";
    private static final String REPLY = "{\"role\":\"assistant\",\"content\":[{\"text\":\"Hm.\"}]}";
    private static final String CALL =
            "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"findOrder\",\"input\":{}}}]}";
    private static final String RESULT =
            "{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t\",\"content\":[{\"json\":{\"day\":\"Monday\"}}]}}]}";

    private final SimulatorServer simulator = SimulatorServer.start(0, Rules.none());
    private final RawCalls calls = new RawCalls(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void each_model_call_of_a_turn_gets_its_reply_and_a_repeated_one_the_same() throws Exception {
        simulator.script(
                "run/talk#1",
                List.of(
                        new ScriptedReply("", new ToolUse("findOrder", Map.of("id", "{{id}}")), Pace.AT_ONCE),
                        ScriptedReply.text("It left on {{toolResult.day}}, {{name}}.")),
                Map.of("id", 1042, "name", "Ada"));

        assertThat(said("run/talk#1", USER)).isEqualTo("findOrder{\"id\":\"1042\"}");
        assertThat(said("run/talk#1", USER)).isEqualTo("findOrder{\"id\":\"1042\"}");
        assertThat(said("run/talk#1", USER, CALL, RESULT)).isEqualTo("It left on Monday, Ada.");
        assertThat(said("run/talk#1", USER, CALL, RESULT)).isEqualTo("It left on Monday, Ada.");
    }

    @Test
    void earlier_turns_in_the_talk_do_not_count() throws Exception {
        simulator.script("second", List.of(ScriptedReply.text("one"), ScriptedReply.text("two")), Map.of());

        assertThat(said("second", USER, CALL, RESULT, REPLY, USER)).isEqualTo("one");
        assertThat(said("second", USER, CALL, RESULT, REPLY, USER, CALL, RESULT))
                .isEqualTo("two");
    }

    @Test
    void a_model_call_that_a_guardrail_asks_for_gets_the_next_reply() throws Exception {
        simulator.script("asked-again", List.of(ScriptedReply.text("rude"), ScriptedReply.text("polite")), Map.of());

        assertThat(said("asked-again", USER)).isEqualTo("rude");
        assertThat(said("asked-again", USER, REPLY, USER)).isEqualTo("polite");
    }

    @Test
    void calls_beyond_the_last_reply_get_the_last_but_no_tool_is_called_for_ever() throws Exception {
        simulator.script("text", List.of(ScriptedReply.text("that's all")), Map.of());
        simulator.script(
                "tool", List.of(new ScriptedReply("", new ToolUse("findOrder", Map.of()), Pace.AT_ONCE)), Map.of());

        assertThat(said("text", USER, CALL, RESULT)).isEqualTo("that's all");
        assertThat(said("tool", USER)).isEqualTo("findOrder{}");
        assertThat(said("tool", USER, CALL, RESULT))
                .isEqualTo("[simulated] The tool findOrder answered: \"{\"day\":\"Monday\"}\"");
    }

    @Test
    void a_forgotten_turn_and_one_that_never_was_get_the_plain_answer() throws Exception {
        simulator.script("gone", List.of(ScriptedReply.text("here")), Map.of());
        simulator.forget("gone");
        simulator.forget("never");

        assertThat(said("gone", USER)).startsWith("[simulated]");
        assertThat(said("never", USER)).startsWith("[simulated]");
    }

    @ParameterizedTest
    @EnumSource(dev.outcrop.bedrock.StopReason.class)
    void a_reply_may_stop_for_any_reason(dev.outcrop.bedrock.StopReason reason) throws Exception {
        simulator.script("stop", List.of(new ScriptedReply("so far", null, Pace.AT_ONCE, reason.word())), Map.of());

        assertThat(calls.converse("us.amazon.nova-lite-v1:0", body("stop", USER))
                        .body())
                .contains("\"stopReason\":\"" + reason.word() + "\"");
    }

    @Test
    void more_turns_than_the_bound_are_refused() {
        var scripts = new Scripts();
        for (var i = 0; i < Scripts.MAX_TURNS; i++) {
            scripts.put("turn " + i, List.of(), Map.of());
        }

        assertThatThrownBy(() -> scripts.put("one more", List.of(), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("100000 turns are scripted: forget those that are over");
        scripts.put("turn 7", List.of(), Map.of());
        scripts.remove("turn 7");
        scripts.put("one more", List.of(), Map.of());
    }

    private String said(String turn, String... messages) throws Exception {
        var answer = calls.converse("us.amazon.nova-lite-v1:0", body(turn, messages));
        var block = Json.read(answer.body()).at("/output/message/content/0");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return block.has("text")
                ? block.get("text").textValue()
                : block.at("/toolUse/name").textValue() + block.at("/toolUse/input");
    }

    private static String body(String turn, String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "],\"requestMetadata\":{\"outcrop-turn\":\"" + turn
                + "\"},"
                + "\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"findOrder\",\"inputSchema\":{\"json\":{}}}}]}}";
    }
}
