package dev.outcrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelShowTest {

    @TempDir
    private Path project;

    @BeforeEach
    void writeModels() throws IOException {
        Files.writeString(project.resolve("outcrop.yaml"), """
                region: us-east-1
                models:
                  smart: { id: us.anthropic.claude-sonnet-4-6 }
                  dearer: { id: us.anthropic.claude-sonnet-4-6, price: { input: 4 } }
                  own: { id: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl", price: { input: 0 } }
                """);
    }

    @Test
    void a_version_is_shown_with_source_and_day() {
        var shown = Typed.in(project).run("model", "show", "smart");

        assertThat(shown).isEqualTo(new Typed.Result(0, """
                        id          us.anthropic.claude-sonnet-4-6
                        name        Claude Sonnet 4.6 (US)
                        provider    anthropic
                        window      1,000,000 tokens
                        max output  64,000 tokens
                        abilities   streaming, tools, streaming tools, reasoning, reasoning budget, images, json schema
                        input       $3 per million tokens
                        output      $15 per million tokens
                        cache       $0.3 read, $3.75 write
                        state       active
                        source      models.dev, 2026-07-02
                        """, ""));
    }

    @Test
    void a_project_may_know_one_price_better() {
        var shown = Typed.in(project).run("model", "show", "dearer");

        assertThat(shown.out())
                .contains("input       $4 per million tokens\n", "output      $15 per million tokens\n")
                .endsWith("source      outcrop.yaml over models.dev, 2026-07-02\n");
    }

    @Test
    void of_a_version_that_only_the_project_describes_the_rest_is_unknown() {
        var shown = Typed.in(project).run("model", "show", "own");

        assertThat(shown.out())
                .contains("input       $0 per million tokens\n", "output      ? per million tokens\n")
                .endsWith("state       unknown\nsource      outcrop.yaml\n");
    }

    @Test
    void programs_get_it_as_json_with_null_for_what_is_unknown() {
        var shown = Typed.in(project).run("model", "show", "own", "--json");

        assertThat(shown.out()).isEqualTo("""
                {
                  "name": "own",
                  "id": "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl",
                  "provider": "unknown",
                  "window": null,
                  "maxOutput": null,
                  "abilities": [
                    "streaming",
                    "streaming-tools",
                    "tools"
                  ],
                  "prices": {
                    "inputUsdPerMillion": 0,
                    "outputUsdPerMillion": null,
                    "cacheReadUsdPerMillion": null,
                    "cacheWriteUsdPerMillion": null
                  },
                  "lifeCycle": {
                    "state": "unknown",
                    "released": null,
                    "legacy": null,
                    "extendedAccess": null,
                    "endOfLife": null
                  },
                  "source": "outcrop.yaml",
                  "asOf": null
                }
                """);
    }
}
