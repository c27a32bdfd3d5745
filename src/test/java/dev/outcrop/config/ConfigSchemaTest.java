package dev.outcrop.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfigSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JSON.<JsonNode>valueToTree(OutcropConfig.shape().jsonSchemaOf("outcrop.yaml")));

    @Test
    void the_schema_takes_what_the_reader_takes() {
        assertThat(faults("""
                        region: us-east-1
                        backend: simulator
                        models:
                          fast: { id: us.amazon.nova-lite-v1:0, temperature: 0.2, max-tokens: 400 }
                          smart: { id: a, fallback: fast, canary: { id: b, percent: 5 }, price: { input: 0 } }
                        assistants:
                          support: { interface: com.acme.Desk, model: fast, memory: { messages: 20 } }
                          poet: { prompt: poet }
                        timeouts: { first-token: 60s }
                        classpath: [lib/a.jar]
                        request-metadata: true
                        """)).isEmpty();
    }

    @Test
    void the_schema_takes_references_to_the_environment() {
        assertThat(faults("""
                        region: ${REGION}
                        backend: ${BACKEND:-bedrock}
                        models: { fast: { id: "a.${ID}", temperature: "${WARMTH}", price: { input: "${PRICE}" } } }
                        request-metadata: ${METADATA}
                        """)).isEmpty();
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() {
        assertThat(faults("""
                        region: nowhere
                        modles: {}
                        models: { fast: { temperature: 7, price: { input: free } }, "my model": { id: a } }
                        assistants: { poet: { prompt: poet, interface: a.B }, nobody: {}, desk: { prompt: a, memory: {} } }
                        timeouts: { idle: 0s }
                        """))
                .containsOnly(
                        "$",
                        "$.region",
                        "$.models",
                        "$.models.fast",
                        "$.models.fast.temperature",
                        "$.models.fast.price.input",
                        "$.assistants.poet",
                        "$.assistants.nobody",
                        "$.assistants.desk.memory",
                        "$.timeouts.idle");
    }

    @Test
    void every_key_is_described() {
        var undescribed = JSON.valueToTree(OutcropConfig.shape().jsonSchema()).findParents("type").stream()
                .flatMap(node -> node.path("properties").properties().stream())
                .filter(property -> !property.getValue().has("description"))
                .toList();

        assertThat(undescribed).isEmpty();
    }

    private List<String> faults(String yaml) {
        var value = YamlFile.parse(yaml, "outcrop.yaml", 1, fault -> {
            throw new AssertionError(fault);
        });
        return schema.validate(JSON.valueToTree(value.value())).stream()
                .map(message -> message.getInstanceLocation().toString())
                .toList();
    }
}
