package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.CallSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VersionsTest {

    private final Versions versions = new Versions(Catalog.shipped());

    @Test
    void calls_that_ask_the_same_of_a_model_share_its_version_and_the_parts_of_its_requests() {
        var first = versions.first(Project.model("smart", Project.SONNET), CallSettings.NONE);
        var again = versions.first(Project.model("smart", Project.SONNET), asking(Map.of()));

        assertThat(again).isSameAs(first);
        assertThat(again.parts()).isSameAs(first.parts());
    }

    @Test
    void other_settings_another_id_and_another_place_are_other_versions() {
        var model = Project.model("smart", Project.SONNET);

        var made = List.of(
                versions.first(model, CallSettings.NONE),
                versions.first(model, asking(Map.of("top_k", 5))),
                versions.first(model.withId("us.amazon.nova-lite-v1:0"), CallSettings.NONE),
                versions.inPlace(model, CallSettings.NONE));

        assertThat(made).doesNotHaveDuplicates();
        assertThat(made.get(1).parts().parameters().additionalModelRequestFields())
                .containsEntry("top_k", 5);
        assertThat(made.get(2).parts().parameters().modelName()).isEqualTo("us.amazon.nova-lite-v1:0");
    }

    @Test
    void what_is_kept_is_bounded_and_the_rest_is_made_anew() {
        var model = Project.model("smart", Project.SONNET);

        for (int i = 0; i < Versions.MOST + 10; i++) {
            var version = versions.first(model, asking(Map.of("top_k", i)));
            assertThat(version.config().settings().additional()).isEqualTo(Map.of("top_k", i));
        }

        assertThat(versions.size()).isEqualTo(Versions.MOST);
    }

    private static CallSettings asking(Map<String, Object> additional) {
        return new CallSettings(CallSettings.Cache.NONE, null, null, null, additional);
    }
}
