package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class HelpTest {

    private static final Typed USER = Typed.in(Path.of(""));

    /** Every command and subcommand, by the words that call it. */
    static Stream<List<String>> commands() {
        var all = new ArrayList<List<String>>();
        collect(Commands.all(Caller.ofProcess()), List.of(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<String> words, List<List<String>> all) {
        all.add(words);
        command.getSubcommands().forEach((name, sub) -> {
            var more = new ArrayList<>(words);
            more.add(name);
            collect(sub, more, all);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself_on_stdout_with_an_example(List<String> words) {
        var args = new ArrayList<>(words);
        args.add("--help");

        var result = USER.run(args.toArray(String[]::new));

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\nExample:\n  ");
        Golden.assertText("help/" + (words.isEmpty() ? "outcrop" : String.join("-", words)) + ".txt", result.out());
    }

    @Test
    void the_version_is_the_one_of_the_build() {
        var result = USER.run("--version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("outcrop \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void completion_knows_every_command() {
        var result = USER.run("completion");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("complete -F _complete_outcrop", "doctor", "--fail-fast", "simulator");
    }
}
