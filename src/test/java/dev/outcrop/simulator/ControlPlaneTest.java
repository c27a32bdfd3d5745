package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.FoundationModelLifecycleStatus;
import software.amazon.awssdk.services.bedrock.model.FoundationModelSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileStatus;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileType;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;

/** The control plane's answers, by AWS's own client for it. */
final class ControlPlaneTest {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);
    private static final String SONNET_4_5 = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    private static SimulatorServer simulator;
    private static BedrockClient client;

    @BeforeAll
    static void start() {
        simulator = SimulatorServer.start(0, Rules.none(), TODAY);
        client = client(Region.US_WEST_2);
    }

    @AfterAll
    static void stop() {
        client.close();
        simulator.close();
    }

    private static BedrockClient client(Region region) {
        return BedrockClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Test
    void models_are_listed_each_once_without_the_retired() {
        var models = client.listFoundationModels(request -> {}).modelSummaries();

        assertThat(models)
                .extracting(FoundationModelSummary::modelId)
                .doesNotHaveDuplicates()
                .contains("amazon.nova-lite-v1:0", "anthropic.claude-sonnet-4-6", SONNET_4_5)
                .doesNotContain("anthropic.claude-3-haiku-20240307-v1:0", "us.anthropic.claude-sonnet-4-6");
        assertThat(models)
                .allMatch(model ->
                        model.modelArn().equals("arn:aws:bedrock:us-west-2::foundation-model/" + model.modelId()));
    }

    @Test
    void filters_leave_out_what_they_do_not_name() {
        var anthropic = client.listFoundationModels(request -> request.byProvider("Anthropic"))
                .modelSummaries();
        var pictures = client.listFoundationModels(request -> request.byOutputModality("IMAGE"))
                .modelSummaries();

        assertThat(anthropic).isNotEmpty().allMatch(model -> model.modelId().startsWith("anthropic."));
        assertThat(pictures).isEmpty();
    }

    @Test
    void a_legacy_model_tells_its_dates() {
        var model = client.getFoundationModel(request -> request.modelIdentifier(SONNET_4_5))
                .modelDetails();

        assertThat(model.modelName()).isEqualTo("Claude Sonnet 4.5");
        assertThat(model.providerName()).isEqualTo("Anthropic");
        assertThat(model.responseStreamingSupported()).isTrue();
        assertThat(model.inferenceTypesSupportedAsStrings()).contains("INFERENCE_PROFILE");
        assertThat(model.modelLifecycle().status()).isEqualTo(FoundationModelLifecycleStatus.LEGACY);
        assertThat(model.modelLifecycle().legacyTime()).isEqualTo("2026-10-08T00:00:00Z");
        assertThat(model.modelLifecycle().publicExtendedAccessTime()).isEqualTo("2027-01-08T00:00:00Z");
        assertThat(model.modelLifecycle().endOfLifeTime()).isEqualTo("2027-04-08T00:00:00Z");
    }

    @Test
    void an_arn_names_a_model_too() {
        var model = client.getFoundationModel(request ->
                        request.modelIdentifier("arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0"))
                .modelDetails();

        assertThat(model.modelId()).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(model.modelLifecycle().status()).isEqualTo(FoundationModelLifecycleStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme.unheard-of-v1:0", "anthropic.claude-3-haiku-20240307-v1:0", "us.amazon.nova-lite-v1:0"})
    void a_model_that_is_unknown_retired_or_a_profile_is_not_found(String id) {
        assertThatThrownBy(() -> client.getFoundationModel(request -> request.modelIdentifier(id)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Could not resolve the foundation model from the provided model identifier.");
    }

    @Test
    void profiles_are_those_of_the_callers_geography_page_by_page() {
        var pages = new ArrayList<InferenceProfileSummary>();
        client.listInferenceProfilesPaginator(request -> request.maxResults(3))
                .inferenceProfileSummaries()
                .forEach(pages::add);

        assertThat(pages)
                .hasSizeGreaterThan(3)
                .isEqualTo(client.listInferenceProfiles(request -> {}).inferenceProfileSummaries());
        assertThat(pages)
                .extracting(InferenceProfileSummary::inferenceProfileId)
                .contains("us.anthropic.claude-sonnet-4-6", "global.anthropic.claude-sonnet-4-6")
                .noneMatch(id -> id.startsWith("eu."));
        try (var european = client(Region.EU_WEST_1)) {
            assertThat(european.listInferenceProfiles(request -> {}).inferenceProfileSummaries())
                    .extracting(InferenceProfileSummary::inferenceProfileId)
                    .noneMatch(id -> id.startsWith("us."));
        }
        assertThat(client.listInferenceProfiles(request -> request.typeEquals(InferenceProfileType.APPLICATION))
                        .inferenceProfileSummaries())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us.amazon.nova-lite-v1:0",
                "arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.amazon.nova-lite-v1:0"
            })
    void a_profile_names_the_model_in_each_of_its_regions(String id) {
        var profile = client.getInferenceProfile(request -> request.inferenceProfileIdentifier(id));

        assertThat(profile.inferenceProfileId()).isEqualTo("us.amazon.nova-lite-v1:0");
        assertThat(profile.inferenceProfileName()).isEqualTo("US Amazon Nova Lite");
        assertThat(profile.status()).isEqualTo(InferenceProfileStatus.ACTIVE);
        assertThat(profile.type()).isEqualTo(InferenceProfileType.SYSTEM_DEFINED);
        assertThat(profile.models().get(0).modelArn())
                .isEqualTo("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0");
    }

    @Test
    void an_unknown_profile_is_not_found() {
        assertThatThrownBy(() ->
                        client.getInferenceProfile(request -> request.inferenceProfileIdentifier("us.acme.unheard-of")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
