package dev.outcrop.prompt;

import static dev.outcrop.prompt.PromptProject.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFileTest {

    @TempDir
    Path directory;

    private PromptProject project;

    @BeforeEach
    void open() {
        project = new PromptProject(directory);
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_make_no_difference() {
        var text = "---\nmodel: fast\n---\nsystem:\n{{> tone}}\n\nuser:\nHi\n";
        project.with("plain.md", text).with("partials/tone.md", "Kind.\nBrief.\n");
        var plain = project.prompts.named("plain");
        project.with("plain.windows.md", "\uFEFF" + text.replace("\n", "\r\n"));
        project.with("partials/tone.md", "\uFEFFKind.\r\nBrief.\r\n");

        var windows = project.prompts.named("plain.windows");

        assertThat(windows.source()).isEqualTo(plain.source());
        assertThat(windows.id().hash()).isEqualTo(plain.id().hash());
        assertThat(windows.render(Map.of()).system()).isEqualTo("Kind.\nBrief.");
        assertThat(windows.render(Map.of()).user()).isEqualTo("Hi");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_line_and_byte() {
        project.withBytes("t.md", "Be kind.\nCafé".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.refusal("t"))
                .isEqualTo(lines(
                        "prompts/t.md, line 2: Byte 13 of the file, 0xe9, is not UTF-8.", "Save the file as UTF-8."));
    }

    @Test
    void a_file_cut_in_the_middle_of_a_letter_is_refused() {
        project.withBytes("t.md", new byte[] {'C', 'a', 'f', (byte) 0xc3});

        assertThat(project.refusal("t"))
                .isEqualTo(lines(
                        "prompts/t.md, line 1: Byte 4 of the file, 0xc3, is not UTF-8.", "Save the file as UTF-8."));
    }

    @Test
    void a_partial_that_is_not_utf_8_is_named() {
        project.withBytes("partials/tone.md", new byte[] {(byte) 0xff, (byte) 0xfe})
                .with("t.md", "{{> tone}}");

        assertThat(project.refusal("t"))
                .isEqualTo(lines(
                        "prompts/partials/tone.md, line 1: Byte 1 of the file, 0xff, is not UTF-8.",
                        "Save the file as UTF-8."));
    }

    @Test
    void a_file_of_256_kilobytes_is_read_and_a_larger_one_is_refused() {
        var largest = "x".repeat(256 * 1024);

        assertThat(project.with("large.md", largest).render("large", Map.of()).system())
                .isEqualTo(largest);
        assertThat(project.refusalOfText(largest + "x"))
                .isEqualTo(lines(
                        "prompts/t.md: This is larger than 256 KB, which is all that is read of a template.",
                        "Take out what is data, and give it as a value of an input."));
    }

    @Test
    void a_folder_in_the_place_of_a_file_is_refused() throws Exception {
        Files.createDirectories(project.file("t.md"));

        assertThat(project.refusal("t"))
                .isEqualTo(lines("prompts/t.md: This is a folder, not a file.", "Put a template file in its place."));
    }

    @Test
    void a_file_that_may_not_be_read_is_refused() throws Exception {
        project.with("t.md", "x");
        Files.setPosixFilePermissions(project.file("t.md"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(project.file("t.md")), "this user may read every file");

        assertThat(project.refusal("t"))
                .isEqualTo(lines("prompts/t.md: The file may not be read.", "Allow this user to read it."));
    }
}
