package dev.outcrop.conversation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {

    @Test
    void an_unknown_kind_is_refused_with_the_nearest_and_all_valid_ones() {
        var faults = Expected.faults("- icontain: monday");

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).at()).hasToString("conversations/a.yaml, line 1, column 3");
        assertThat(faults.get(0).problem()).isEqualTo("There is no key \"icontain\" in item 1 of expect.");
        assertThat(faults.get(0).remedy())
                .isEqualTo("Did you mean \"icontains\"? Use one of " + CheckKinds.words() + ".");
    }

    @Test
    void all_faults_are_reported_at_once() {
        var faults = Expected.faults("- regex: '['\n- json-path: '$['\n- json-schema: { type: 1 }\n- error: none");

        assertThat(faults).extracting(fault -> fault.at().line()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_line_may_hold_several_checks_and_a_single_check_needs_no_list() {
        assertThat(Expected.read("- contains: a\n  not-contains: b", null)).hasSize(2);
        assertThat(Expected.read("contains: a", null))
                .extracting(Expectation::kind)
                .containsExactly("contains");
    }

    @Test
    void every_word_has_a_line_of_help() {
        assertThat(CheckKinds.ALL).allSatisfy(kind -> assertThat(kind.summary()).isNotBlank());
        assertThat(CheckKinds.words()).doesNotHaveDuplicates().contains("equals", "not-equals", "latency-ms");
    }

    @Test
    void values_take_no_more_words_than_the_registry_has() {
        var words = new ArrayList<String>();
        CheckKinds.ALL.forEach(kind -> words.add(kind.word()));

        assertThat(words)
                .containsExactly(
                        "equals",
                        "contains",
                        "icontains",
                        "contains-all",
                        "contains-any",
                        "starts-with",
                        "regex",
                        "json",
                        "json-schema",
                        "json-path",
                        "tool-called",
                        "latency-ms",
                        "first-token-ms",
                        "cost-usd",
                        "input-tokens",
                        "output-tokens",
                        "stop-reason",
                        "error");
    }
}
