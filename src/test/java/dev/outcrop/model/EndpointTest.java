package dev.outcrop.model;

import static dev.outcrop.model.Project.NOVA;
import static dev.outcrop.model.Project.model;
import static dev.outcrop.model.StandIn.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.Backend;
import dev.outcrop.config.OutcropConfig.Connection;
import dev.outcrop.config.Timeouts;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointTest {

    private static final String OWN = "AWS_ENDPOINT_URL_BEDROCK_RUNTIME";
    private static final String ALL = "AWS_ENDPOINT_URL";

    @Test
    void the_environment_names_it_where_outcrop_yaml_does_not() {
        assertThat(settled(null, Map.of(OWN, "http://own:1", ALL, "http://all:2")))
                .isEqualTo(URI.create("http://own:1"));
        assertThat(settled(null, Map.of(OWN, "", ALL, "http://all:2"))).isEqualTo(URI.create("http://all:2"));
        assertThat(settled("http://file:3", Map.of(OWN, "http://own:1"))).isEqualTo(URI.create("http://file:3"));
        assertThat(settled(null, Map.of())).isNull();
        assertThat(settled(null, Map.of(OWN, "http://own:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")))
                .isNull();
    }

    @Test
    void it_does_not_concern_the_simulator() {
        var simulated = new Connection(null, Backend.SIMULATOR, null, Timeouts.DEFAULT, false);

        assertThat(Endpoint.settle(simulated, Map.of(OWN, "nonsense"))).isSameAs(simulated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8000", "ftp://host", "http:///path", "http://host:70000", "not a url"})
    void one_of_the_environment_that_is_no_address_is_refused_before_anything_is_called(String value) {
        var config = Project.config(null, Timeouts.DEFAULT, model("fast", NOVA))
                .withConnection(new Connection("us-east-1", Backend.BEDROCK, null, Timeouts.DEFAULT, false));

        var refusal = catchThrowableOfType(
                OutcropException.class, () -> Models.of(config, Catalog.shipped(), Map.of(OWN, value)));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.INPUT);
        assertThat(refusal)
                .hasMessage(OWN + " is \"" + value
                        + "\", which is not an address such as http://127.0.0.1:8000.\nCorrect or unset it.");
    }

    @Test
    void errors_name_it_without_a_user_and_a_password() throws Exception {
        try (var bedrock = new StandIn((number, out) -> out.write(text("Hi", "end_turn")))) {
            var secret = URI.create(bedrock.endpoint().toString().replace("//", "//me:secret@"));
            try (var models = Project.models(secret, Project.withMaxTokens(model("fast", NOVA), 1_000_000))) {

                var failure = catchThrowableOfType(
                        OutcropException.class,
                        () -> models.named("fast").chat(CallContext.NONE).chat("Hi"));

                assertThat(failure.problem())
                        .contains(bedrock.endpoint().toString())
                        .doesNotContain("secret");
            }
        }
    }

    private static URI settled(String endpoint, Map<String, String> environment) {
        var connection = new Connection(
                null, Backend.BEDROCK, endpoint == null ? null : URI.create(endpoint), Timeouts.DEFAULT, false);
        return Endpoint.settle(connection, environment).endpoint();
    }
}
