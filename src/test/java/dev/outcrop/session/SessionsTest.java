package dev.outcrop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outcrop.config.AssistantConfig;
import dev.outcrop.error.CallException;
import dev.outcrop.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {

    private static final Parrot PARROT = new Parrot("parrot");

    @TempDir
    Path folder;

    @Test
    void the_next_process_finds_what_was_said() {
        try (var first = Database.open(folder.resolve(".outcrop/outcrop.db"))) {
            sessions(first).open(PARROT, "s1").say("hello");
        }

        try (var second = Database.open(folder.resolve(".outcrop/outcrop.db"))) {
            assertThat(sessions(second).open(PARROT, "s1").say("again").text()).isEqualTo("3: again");
        }
    }

    @Test
    void a_turn_that_failed_leaves_no_trace() {
        try (var database = Database.open(folder.resolve("outcrop.db"))) {
            var sessions = sessions(database);
            var session = sessions.open(PARROT, "s1");

            assertThatThrownBy(() -> session.say(Parrot.FAIL)).isInstanceOf(CallException.class);

            assertThat(sessions.find("s1")).isEmpty();
            assertThat(session.say("hello").text()).isEqualTo("1: hello");
        }
    }

    private static Sessions sessions(Database database) {
        return Sessions.of(() -> database, assistant -> AssistantConfig.Memory.DEFAULT);
    }
}
