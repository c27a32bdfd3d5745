package dev.outcrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

final class NativeLibraryTest {

    @TempDir
    Path home;

    @BeforeEach
    void needPermissions() {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "the cache is used only where files have POSIX permissions");
    }

    @Test
    void the_library_is_unpacked_once() throws IOException {
        var cache = new NativeLibrary(home.resolve("a/b"));

        var library = cache.unpacked().resolve(LibraryLoaderUtil.getNativeLibName());

        var inTheJar = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (var expected = SQLiteJDBCLoader.class.getResourceAsStream(inTheJar)) {
            assertThat(library).hasBinaryContent(expected.readAllBytes());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a/b"))))
                .isEqualTo("rwx------");

        var written = Files.getLastModifiedTime(library);
        assertThat(cache.unpacked()).isEqualTo(library.getParent());
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(written);
        assertThat(library.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_folder_that_others_may_write_to_is_not_used() throws IOException {
        var shared = Files.createDirectory(home.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> new NativeLibrary(shared).unpacked())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        shared + " has the permissions rwxrwxrwx and belongs to " + System.getProperty("user.name"));
        assertThat(shared).isEmptyDirectory();
    }

    @Test
    void a_link_is_not_followed() throws IOException {
        var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        var link = Files.createSymbolicLink(home.resolve("link"), elsewhere);

        assertThatThrownBy(() -> new NativeLibrary(link).unpacked())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(link + " has the permissions ");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_user_without_a_home_has_no_cache() {
        assertThatThrownBy(() -> new NativeLibrary(Path.of("?", ".cache", "outcrop")).unpacked())
                .isInstanceOf(IOException.class)
                .hasMessage("the user has no home");
        assertThat(Path.of("?")).doesNotExist();
    }
}
