package dev.outcrop.simulator;

import dev.outcrop.Golden;
import dev.outcrop.simulator.fault.FaultKind;
import dev.outcrop.simulator.fault.Faults;
import dev.outcrop.simulator.fault.Setting;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FaultPageTest {

    @Test
    void the_page_about_faults_has_every_kind() {
        var table = Faults.ALL.stream()
                .map(FaultPageTest::row)
                .collect(Collectors.joining(
                        "", "| kind | takes | Converse | ConverseStream |\n|---|---|---|---|\n", ""));

        Golden.assertPart(Path.of("docs", "faults.md"), "kinds", table);
    }

    private static String row(FaultKind kind) {
        var takes = kind.settings().stream()
                .map(Setting::key)
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(" "));
        return "| `" + kind.word() + "` | " + takes + " | " + kind.inWhole() + " | " + kind.inStream() + " |\n";
    }
}
