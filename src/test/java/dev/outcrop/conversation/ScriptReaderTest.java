package dev.outcrop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.conversation.SimulatedReply.Pace;
import dev.outcrop.conversation.SimulatedReply.ToolUse;
import dev.outcrop.conversation.check.Expectation;
import dev.outcrop.error.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptReaderTest {

    @TempDir
    private Path project;

    @Test
    void everything_that_a_script_may_say_is_read() {
        file("conversations/customers.jsonl", "{\"name\": \"Ada\"}\n");

        var script = read("""
                assistant: support.reply
                description: The assistant keeps what it was told earlier.
                vars: { shop: Kettle & Co, none: null }
                tags: [smoke, memory]
                repeat: { times: 10, pass: 8 }
                data: customers.jsonl
                stream: true
                turns:
                  - user: My name is {{name}}.
                    simulate: Nice to meet you, {{name}}.
                  - user: Where is order 1042?
                    vars: { order: 1042 }
                    simulate:
                      - { tool: findOrder, arguments: { id: "1042" } }
                      - { text: "It left on {{toolResult.shipped}}.", first-token-ms: 20, tokens-per-second: 60 }
                      - { fault: { kind: throttling, times: 2 } }
                    expect:
                      - tool-called: { name: findOrder }
                      - icontains: monday
                    on-fail: stop
                expect:
                  - cost-usd: 0.01
                """);

        assertThat(script.about().name()).isEqualTo("a");
        assertThat(script.about().file()).isEqualTo("conversations/a.yaml");
        assertThat(script.about().description()).isEqualTo("The assistant keeps what it was told earlier.");
        assertThat(script.about().tags()).containsExactlyInAnyOrder("smoke", "memory");
        assertThat(script.cast().assistant()).isEqualTo("support");
        assertThat(script.cast().method()).isEqualTo("reply");
        assertThat(script.cast().streams()).isTrue();
        assertThat(script.material().vars()).isEqualTo(Map.of("shop", "Kettle & Co"));
        assertThat(script.material().repeat()).isEqualTo(new Repeat(10, 8));
        assertThat(script.material().data().shownAs()).isEqualTo("conversations/customers.jsonl");
        assertThat(script.expect()).extracting(Expectation::kind).containsExactly("cost-usd");

        var second = script.turns().get(1);
        assertThat(second.vars()).isEqualTo(Map.of("order", 1042L));
        assertThat(second.judgement().onFail()).isEqualTo(Turn.OnFail.STOP);
        assertThat(second.judgement().expect())
                .extracting(Expectation::kind)
                .containsExactly("tool-called", "icontains");
        assertThat(second.simulate())
                .extracting(SimulatedReply::text, SimulatedReply::tool, SimulatedReply::pace, SimulatedReply::fault)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "", new ToolUse("findOrder", Map.of("id", "1042")), Pace.AT_ONCE, Map.of()),
                        org.assertj.core.groups.Tuple.tuple(
                                "It left on {{toolResult.shipped}}.", null, new Pace(20, 60), Map.of()),
                        org.assertj.core.groups.Tuple.tuple(
                                "", null, Pace.AT_ONCE, Map.of("kind", "throttling", "times", 2L)));
    }

    @Test
    void a_script_needs_no_more_than_an_assistant_and_a_turn() {
        var script = read("assistant: poet\nturns: [{ user: hi }]");

        assertThat(script.cast().method()).isNull();
        assertThat(script.cast().streams()).isFalse();
        assertThat(script.material().repeat()).isEqualTo(Repeat.ONCE);
        assertThat(script.turns().get(0).judgement().onFail()).isEqualTo(Turn.OnFail.CONTINUE);
    }

    @Test
    void a_number_of_repeats_alone_asks_all_of_them_to_pass() {
        assertThat(read("assistant: poet\nrepeat: 3\nturns: [{ user: hi }]")
                        .material()
                        .repeat())
                .isEqualTo(new Repeat(3, 3));
    }

    @Test
    void a_check_of_the_first_token_makes_turns_stream() {
        var script = read("assistant: poet\nturns: [{ user: hi, expect: [{ first-token-ms: 100 }] }]");

        assertThat(script.cast().streams()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    assistant: poet                                         | The key "turns" is missing
                    { assistant: poet, turns: [] }                          | turns has too few items
                    { turns: [{ user: hi }] }                               | The key "assistant" is missing
                    { assistant: poet, turns: [{}], turn: [] }              | There is no key "turn"
                    { assistant: a.b.c, turns: [{}] }                       | support.reply
                    { assistant: poet, turns: [{ usr: hi }] }               | There is no key "usr"
                    { assistant: poet, turns: [{ on-fail: halt }] }         | on-fail
                    { assistant: poet, turns: [{ user: "{{a" }] }           | {{a
                    { assistant: poet, turns: [{ user: "{{#a}}x" }] }       | {{#a}}
                    { assistant: poet, turns: [{ simulate: "{{#a}}x{{/a}}" }] } | "{{#" begins what a simulated reply cannot have.
                    { assistant: poet, turns: [{ simulate: { arguments: {} } }] } | There are arguments, but no tool is called.
                    { assistant: poet, turns: [{ simulate: { fualt: {} } }] } | There is no key "fualt"
                    { assistant: poet, turns: [{}], repeat: 0 }             | repeat
                    { assistant: poet, turns: [{}], repeat: { times: 2, pass: 3 } } | It cannot pass 3 times out of 2.
                    { assistant: poet, turns: [{}], data: rows.txt }        | The file "rows.txt" is no data file.
                    { assistant: poet, turns: [{}], data: rows.csv }        | The file "rows.csv" is not there.
                    { assistant: poet, turns: [{}], data: ../../x.csv }     | is not there
                    { assistant: poet, turns: [{ expect: [{ first-token-ms: 1 }] }], stream: false } | There is no first token where stream is false.
                    """)
    void what_is_wrong_is_refused_with_its_place(String script, String problem) {
        var faults = faults(script);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).toString())
                .startsWith("conversations/a.yaml, line 1, column ")
                .contains(problem);
    }

    @Test
    void data_outside_the_project_is_refused() {
        file("conversations/b.yaml", "");
        var outside = file("rows.csv", "a\n1\n");
        var inside = project.resolve("conversations");

        var faults = new ArrayList<Fault>();
        file("conversations/a.yaml", "{ assistant: poet, turns: [{}], data: ../rows.csv }");
        ScriptReader.read(inside, inside.resolve("a.yaml"), faults::add);

        assertThat(outside).exists();
        assertThat(faults).singleElement().asString().contains("\"../rows.csv\" lies outside the project");
    }

    @Test
    void all_faults_of_a_file_are_reported_at_once() {
        var faults = faults("""
                assistant: poet
                repaet: 3
                turns:
                  - user: "{{name"
                    expect:
                      - regex: "["
                      - icontain: b
                """);

        assertThat(faults.stream().map(fault -> fault.at().line()).sorted().collect(Collectors.toList()))
                .isEqualTo(List.of(2, 4, 6, 7));
    }

    private Script read(String text) {
        var faults = new ArrayList<Fault>();
        var script = ScriptReader.read(project, file("conversations/a.yaml", text), faults::add);
        assertThat(faults).isEmpty();
        return script.orElseThrow();
    }

    private List<Fault> faults(String text) {
        var faults = new ArrayList<Fault>();
        var script = ScriptReader.read(project, file("conversations/a.yaml", text), faults::add);
        assertThat(script).isEmpty();
        return faults;
    }

    private Path file(String name, String text) {
        SmallProject.in(project).file(name, text);
        return project.resolve(name);
    }
}
