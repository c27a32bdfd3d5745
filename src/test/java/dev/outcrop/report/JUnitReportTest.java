package dev.outcrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.Golden;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.Outcome;
import dev.outcrop.conversation.Outcome.Subject;
import dev.outcrop.conversation.Outcome.TurnOutcome;
import dev.outcrop.conversation.RunResult;
import dev.outcrop.conversation.Status;
import dev.outcrop.conversation.check.Finding;
import dev.outcrop.error.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class JUnitReportTest {

    @Test
    void a_run_is_written_one_testsuite_a_file() throws Exception {
        var xml = write(Runs.everything());

        Golden.assertText("report/everything.xml", xml);
        assertThat(parse(xml).getElementsByTagName("testsuite").getLength()).isEqualTo(6);
        assertThat(parse(xml).getElementsByTagName("testcase").getLength()).isEqualTo(10);
    }

    @Test
    void the_failing_turn_is_in_the_message_with_line_ends_kept() throws Exception {
        var failure = (Element)
                parse(write(Runs.everything())).getElementsByTagName("failure").item(0);

        assertThat(failure.getAttribute("type")).isEqualTo("icontains");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("turn 2: icontains: expected \"monday\", got \"It left on Tuesday.\nAnything else?\""
                        + " (conversations/remembers-the-name.yaml, line 10, column 9)");
    }

    @Test
    void what_xml_cannot_hold_is_replaced_and_everything_else_comes_back() throws Exception {
        var words = "a\u0000b\u001b[31m\ud800 <&>\"']]> é 😀\t\r\n\u0085\ufffe";
        var subject = new Subject("odd", "conversations/odd.yaml", "poet", 0, 1);
        var finding = new Finding.Unmet("equals", Place.of("conversations/odd.yaml"), "this", words);
        var turn = new TurnOutcome("Go.", Runs.reply(words, List.of()), Status.FAILED, List.of(finding), null);
        var outcome = new Outcome(subject, Runs.FAST, Status.FAILED, List.of(turn), List.of(), false);

        var document = parse(write(Runs.of(Backend.SIMULATOR, List.of(outcome))));

        var failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .contains("got a\ufffdb\ufffd[31m\ufffd <&>\"']]> é 😀\t\r\n\u0085\ufffd (conversations/odd.yaml)");
    }

    @Test
    void several_models_are_told_apart() throws Exception {
        var subject = new Subject("a", "conversations/a.yaml", "poet", 0, 1);
        var fast = Runs.passed(subject);
        var smart = new Outcome(
                subject,
                new dev.outcrop.usage.ModelRef("smart", "us.anthropic.claude-sonnet-4-6"),
                Status.PASSED,
                fast.turns(),
                List.of(),
                false);

        var document = parse(write(Runs.of(Backend.SIMULATOR, List.of(fast, smart))));

        var cases = document.getElementsByTagName("testcase");
        assertThat(((Element) cases.item(0)).getAttribute("name")).isEqualTo("a on fast");
        assertThat(((Element) cases.item(1)).getAttribute("name")).isEqualTo("a on smart");
    }

    private static String write(RunResult result) throws IOException {
        var out = new StringWriter();
        new JUnitReport().write(result, out);
        return out.toString();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
