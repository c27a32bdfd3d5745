package dev.outcrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportFileTest {

    @TempDir
    Path folder;

    @Test
    void a_report_is_written_with_its_folders_made_and_nothing_left_beside_it() throws IOException {
        var report = ReportFile.parse("json=out/deep/r.json", folder);

        report.prepare();
        report.write(Runs.everything());

        assertThat(folder.resolve("out/deep/r.json")).content().startsWith("{\n  \"run\": \"20261124-101502-7f3a\"");
        try (Stream<Path> files = Files.list(folder.resolve("out/deep"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void preparing_leaves_the_report_of_the_last_run_alone() throws IOException {
        var old = Files.writeString(folder.resolve("r.xml"), "old");

        ReportFile.parse("junit=r.xml", folder).prepare();

        assertThat(old).hasContent("old");
    }

    @Test
    void the_file_behind_a_symbolic_link_is_replaced_and_the_link_stays() throws IOException {
        var file = Files.writeString(folder.resolve("real.json"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        ReportFile.parse("json=link.json", folder).write(Runs.everything());

        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("{\n");
    }

    @Test
    void a_lone_surrogate_does_not_lose_the_report() {
        var subject = new dev.outcrop.conversation.Outcome.Subject("\ud800", "conversations/a.yaml", "poet", 0, 1);
        var result = Runs.of(dev.outcrop.config.Backend.SIMULATOR, java.util.List.of(Runs.passed(subject)));

        ReportFile.parse("json=r.json", folder).write(result);

        assertThat(folder.resolve("r.json")).content().contains("\"name\": \"?\"");
    }

    @Test
    void a_target_whose_folder_is_a_file_is_refused_before_the_run() throws IOException {
        Files.writeString(folder.resolve("out"), "a file");

        assertThatThrownBy(() -> ReportFile.parse("json=out/r.json", folder).prepare())
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MACHINE))
                .hasMessage("The json report cannot be written to \"out/r.json\": \"" + folder.resolve("out")
                        + "\" is a file, not a folder.\nName a file in a folder that you may write to.");
    }

    @Test
    void a_target_that_is_a_folder_is_refused_before_the_run() {
        assertThatThrownBy(() -> new ReportFile(new JsonReport(), folder, "reports").prepare())
                .hasMessage("The json report cannot be written to \"reports\": it is a folder.\n"
                        + "Name a file in a folder that you may write to.");
    }

    @Test
    void a_form_that_does_not_exist_names_those_that_do() {
        assertThatThrownBy(() -> ReportFile.parse("html=r.html", folder))
                .hasMessage("\"html\" is not a form of report.\nUse one of [json, junit].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "json=", "=r.json", ""})
    void a_report_without_form_or_file_is_refused(String text) {
        assertThatThrownBy(() -> ReportFile.parse(text, folder))
                .isInstanceOfSatisfying(
                        OutcropException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
                .hasMessage("--report \"" + text + "\" does not say which form goes to which file.\n"
                        + "Write --report FORM=FILE with FORM one of [json, junit].");
    }
}
