package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rnu | \"outcrop\" does not take \"rnu\".| Did you mean \"run\"? Run \"outcrop --help\" to see what it takes.",
                "xyzzy | \"outcrop\" does not take \"xyzzy\".| Run \"outcrop --help\" to see what it takes.",
                "prompt lst | \"outcrop prompt\" does not take \"lst\".| Did you mean \"list\"? Run \"outcrop prompt --help\" to see what it takes.",
                "run --modle=x | \"outcrop run\" does not take \"--modle=x\".| Did you mean \"--model\"? Run \"outcrop run --help\" to see what it takes.",
                "run --parallel many | Invalid value for option '--parallel': \"many\" is not a whole number.| Run \"outcrop run --help\" to see what it takes.",
                "run --parallel 0 | --parallel is 0.| Give a number from 1 to 1000.",
                "run --repeat 1001 | --repeat is 1001.| Give a number from 1 to 1000.",
                "run --model a --models b,c | --model and --models were both given.| Give one of them.",
                "run --report html=r.html | \"html\" is not a form of report.| Use one of [json, junit].",
                "run --report json=r --report junit=r | Two reports go to the same file.| Name another file for one of them.",
                "run --backend bedrok | Invalid value for option '--backend': \"bedrok\" is not a backend. Did you mean \"bedrock\"? Use one of [simulator, bedrock, replay, record].| Run \"outcrop run --help\" to see what it takes.",
                "ask | \"outcrop ask\" needs ASSISTANT.| Run \"outcrop ask --help\" to see what it takes.",
                "ask poet hi --session | --session needs a value: --session=ID.| Run \"outcrop ask --help\" to see what it takes.",
                "ask poet --stream --no-stream | --stream was given twice.| Run \"outcrop ask --help\" to see what it takes.",
                "prompt | \"outcrop prompt\" does nothing by itself.| Use one of [list, show, render]. Run \"outcrop prompt --help\" to see what it takes.",
                "--verbose | \"outcrop\" does nothing by itself.| Use one of [run, ask, chat, prompt, model, session, simulate, schema, init, doctor, completion]. Run \"outcrop --help\" to see what it takes.",
                "prompt show | \"outcrop prompt show\" needs NAME.| Run \"outcrop prompt show --help\" to see what it takes.",
                "simulate --port x | Invalid value for option '--port': \"x\" is not a whole number.| Run \"outcrop simulate --help\" to see what it takes.",
                "schema nothing | \"nothing\" is not a kind of file.| Use one of [config, conversation, prompt, recording, rules].",
                "simulate --port 70000 | --port is 70000.| Give a number from 0 to 65535.",
                "session list --limit 0 | --limit is 0.| Give a number from 1 to 10000.",
            })
    void a_wrong_command_line_is_refused_with_what_is_right(String args, String problem, String remedy) {
        var result = Typed.in(Path.of("")).run(args.split(" "));

        assertThat(result.err()).isEqualTo(problem + "\n" + remedy + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }
}
