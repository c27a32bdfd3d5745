package dev.outcrop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlTest {

    @Test
    void every_statement_fits_the_tables_of_this_release(@TempDir Path folder) throws Exception {
        var file = folder.resolve("outcrop.db");
        Database.open(file).close();

        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (var name : statements()) {
                try (var statement = connection.prepareStatement(Sql.text(name))) {
                    assertThat(statement.getParameterMetaData().getParameterCount())
                            .as(name)
                            .isPositive();
                }
            }
        }
    }

    @Test
    void a_name_without_a_file_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> Sql.text("turn/apend"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no statement \"turn/apend\".");
    }

    private static List<String> statements() throws IOException, URISyntaxException {
        var root = Path.of(Database.class.getResource("turn/append.sql").toURI())
                .getParent()
                .getParent();
        try (var files = Files.walk(root)) {
            var names = files.map(root::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".sql") && !name.startsWith("migration"))
                    .map(name -> name.replace(".sql", ""))
                    .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names;
        }
    }
}
