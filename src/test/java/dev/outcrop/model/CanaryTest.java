package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.config.ModelConfig;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanaryTest {

    private static final String OTHER = "us.anthropic.claude-sonnet-5";

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 5, 50, 100})
    void its_share_of_the_sessions_gets_the_other_version(double percent) {
        var model = canary(percent);

        var share = IntStream.range(0, 20_000)
                .filter(i ->
                        Canary.choose(model, "session-" + i, new Random(1)).id().equals(OTHER))
                .count();

        assertThat(share / 200.0).isBetween(percent == 0 ? 0 : percent * 0.7, percent * 1.3);
    }

    @Test
    void a_session_keeps_its_version_in_every_process() {
        var chosen = List.of("anna", "bert", "cleo", "dora", "emil", "fred").stream()
                .map(session -> Canary.choose(canary(50), session, () -> 0).id().equals(OTHER))
                .toList();

        assertThat(chosen).containsExactly(true, false, false, true, false, false);
    }

    @Test
    void a_turn_without_a_session_is_drawn() {
        var random = new Random(3);

        var share = IntStream.range(0, 10_000)
                .filter(i -> Canary.choose(canary(20), null, random).id().equals(OTHER))
                .count();

        assertThat(share).isBetween(1_800L, 2_200L);
    }

    @Test
    void a_model_without_a_canary_is_itself() {
        var model = Project.model("smart", Project.SONNET);

        assertThat(Canary.choose(model, "s", () -> 0)).isSameAs(model);
    }

    private static ModelConfig canary(double percent) {
        var model = Project.model("smart", Project.SONNET);
        return new ModelConfig(
                model.name(),
                model.id(),
                model.parameters(),
                new ModelConfig.Serving(ModelConfig.Api.CONVERSE, null, new ModelConfig.Canary(OTHER, percent)),
                model.fallback(),
                model.overrides(),
                model.at());
    }
}
