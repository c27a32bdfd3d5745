package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyShapeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | {'anthropic_version':'v','messages':[]} | #: required key [max_tokens] not found",
                "anthropic | {'anthropic_version':'v','max_tokens':1,'messages':[],'model':'m'}"
                        + " | #: extraneous key [model] is not permitted",
                "anthropic | {'anthropic_version':'v','max_tokens':'1','messages':[]}"
                        + " | #/max_tokens: expected type: Integer, found: String",
                "anthropic | {'anthropic_version':'v','max_tokens':1,'messages':null}"
                        + " | #/messages: expected type: JSONArray, found: Null",
                "anthropic | {'prompt':'hi','max_gen_len':10} | 5 schema violations found",
                "llama | {'prompt':'hi','max_gen_len':8192} | #/max_gen_len: 8192 is not less or equal to 2048",
                "llama | {'prompt':'hi','max_gen_len':0} | #/max_gen_len: 0 is not greater or equal to 1",
                "llama | {'prompt':'hi','max_gen_len':99999999999999999999}"
                        + " | #/max_gen_len: 99999999999999999999 is not less or equal to 2048",
                "llama | {'prompt':'hi','temperature':true} | #/temperature: expected type: Number, found: Boolean",
                "llama | {'prompt':['hi']} | #/prompt: expected type: String, found: JSONArray",
                "deepseek | {'prompt':'hi','stop':['1','2','3','4','5','6','7','8','9','10','11']}"
                        + " | #/stop: expected maximum item count: 10, found: 11",
                "titan | {'inputText':'hi','textGenerationConfig':1.5}"
                        + " | #/textGenerationConfig: expected type: JSONObject, found: BigDecimal",
                "nova | {} | #: required key [messages] not found"
            })
    void a_fault_is_told_as_bedrock_tells_it(String word, String request, String fault) {
        var body = ProviderBodies.named(word).orElseThrow();

        assertThat(body.shape().fault(Triple.object(request.replace('\'', '"'))))
                .contains(fault);
    }
}
