package dev.outcrop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.simulator.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReliabilityPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)[^`]*` \\|(.*) \\|$");
    private static final int WAYS = 6;

    @Test
    void every_fault_has_a_measured_row() throws IOException {
        var rows = ROW.matcher(Files.readString(Path.of("docs", "reliability.md")))
                .results()
                .toList();

        assertThat(rows.stream().map(row -> row.group(1)).distinct()).containsExactlyElementsOf(Faults.words());
        assertThat(rows)
                .allSatisfy(row -> assertThat(List.of(row.group(2).split("\\|", -1)))
                        .hasSize(WAYS)
                        .allMatch(cell -> cell.matches(" .*[0-9]+ requests?.* ?")));
    }
}
