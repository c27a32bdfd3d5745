package dev.outcrop.bedrock.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider's body has no place for is refused by name before anything is sent. */
final class UnsupportedRequestTest {

    private static final String TOOLS =
            "{'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{}}}}]}}";
    private static final String CHOICE = "{'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{}}}}],"
            + "'toolChoice':{'any':{}}}}";
    private static final String STOPS = "{'inferenceConfig':{'stopSequences':['END']}}";
    private static final String SCHEMA = "{'outputConfig':{'textFormat':{'type':'json_schema'}}}";

    @ParameterizedTest
    @ValueSource(strings = {"titan", "command", "mistral-text", "deepseek"})
    void tools(String word) {
        var provider = body(word).provider();

        var refusal = refusal(word, asking(TOOLS));

        assertThat(refusal).hasMessage(provider + " has no tools over InvokeModel");
        assertThat(refusal.remedy())
                .isEqualTo("Ask without tools, or use \"api: converse\" for a model that Bedrock serves so.");
    }

    @ParameterizedTest
    @CsvSource({
        "meta.llama3-8b-instruct-v1:0, true",
        "us.meta.llama3-2-1b-instruct-v1:0, true",
        "us.meta.llama3-3-70b-instruct-v1:0, false",
        "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc123def456, false"
    })
    void tools_of_llamas_that_were_not_taught_them(String id, boolean refused) {
        var asked = asking(TOOLS).put("modelId", id);

        if (refused) {
            assertThat(refusal("llama", asked)).hasMessage("Meta Llama 3 has no tools over InvokeModel");
        } else {
            assertThat(body("llama").requestToProvider(asked).path("prompt").asText())
                    .contains("{\"name\":\"f\",\"parameters\":{}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama4", "command-r", "jamba"})
    void calls_of_tools_on_demand(String word) {
        assertThat(refusal(word, asking(CHOICE)))
                .hasMessage(body(word).provider() + " has no calls of tools on demand over InvokeModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama4"})
    void stop_sequences(String word) {
        assertThat(refusal(word, asking(STOPS)))
                .hasMessage(body(word).provider() + " has no stop sequences over InvokeModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "command-r", "jamba", "titan", "nova", "deepseek", "mistral-text"})
    void schemas(String word) {
        assertThat(refusal(word, asking(SCHEMA)))
                .hasMessage(body(word).provider() + " has no JSON schemas for answers over InvokeModel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jamba | {'image':{'format':'png','source':{'bytes':'eA=='}}} | AI21 Jamba has no images",
                "command-r | {'document':{'format':'pdf','name':'n'}} | Cohere Command R has no documents",
                "anthropic | {'video':{'format':'mp4'}} | Anthropic Claude has no video",
                "anthropic | {'audio':{'format':'mp3'}} | Anthropic Claude has no audio",
                "anthropic | {'image':{'format':'png','source':{'s3Location':{'uri':'s3://b/k'}}}}"
                        + " | Anthropic Claude has no files from S3",
                "mistral | {'cachePoint':{'type':'default'}} | Mistral has no cache points",
                "titan | {'reasoningContent':{}} | Amazon Titan Text has no reasoning of earlier answers",
                "nova | {'guardContent':{'text':{'text':'x'}}} | Amazon Nova has no content marked for guardrails",
                "anthropic | {'searchResult':{}} | Anthropic Claude has no citations",
                "anthropic | {'hologram':{}} | Anthropic Claude has no hologram blocks",
                "anthropic | {'toolResult':{'toolUseId':'t','content':[{'video':{}}]}} | Anthropic Claude has no video"
            })
    void blocks(String word, String block, String problem) {
        var asked = asking("{}");
        asked.withArray("/messages/0/content").add(Triple.object(block.replace('\'', '"')));

        assertThat(refusal(word, asked)).hasMessage(problem + " over InvokeModel");
    }

    @Test
    void documents_that_anthropic_does_not_read() {
        var asked = asking("{}");
        asked.withArray("/messages/0/content")
                .add(Triple.object(
                        "{\"document\":{\"format\":\"xlsx\",\"name\":\"n\",\"source\":{\"bytes\":\"eA==\"}}}"));

        assertThat(refusal("anthropic", asked)).hasMessage("Anthropic Claude has no xlsx documents over InvokeModel");
    }

    @Test
    void more_tokens_than_the_body_may_ask_for() {
        var refusal = refusal("llama", asking("{'inferenceConfig':{'maxTokens':4000}}"));

        assertThat(refusal)
                .hasMessage("Meta Llama 3 answers with at most 2048 tokens over InvokeModel, and max-tokens is 4000");
        assertThat(refusal.remedy())
                .isEqualTo(
                        "Set max-tokens to at most 2048, or use \"api: converse\" for a model that Bedrock serves so.");
    }

    @Test
    void what_only_converse_has() {
        assertThat(refusal("nova", asking("{'promptVariables':{'a':{'text':'b'}}}")))
                .hasMessage("Amazon Nova has no variables of stored prompts over InvokeModel");
        assertThat(refusal("nova", asking("{'additionalModelResponseFieldPaths':['/a']}")))
                .hasMessage("Amazon Nova has no additional response fields over InvokeModel");
    }

    private static ObjectNode asking(String more) {
        return Triple.asking("m", "Hi").setAll(Triple.object(more.replace('\'', '"')));
    }

    private static ProviderBody body(String word) {
        return ProviderBodies.named(word).orElseThrow();
    }

    private static UnsupportedRequestException refusal(String word, ObjectNode asked) {
        var refusal = catchThrowableOfType(
                UnsupportedRequestException.class, () -> body(word).requestToProvider(asked));
        assertThat(refusal).as(word).isNotNull();
        return refusal;
    }
}
