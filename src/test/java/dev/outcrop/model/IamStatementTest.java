package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IamStatementTest {

    @Test
    void a_foundation_model_needs_itself() {
        assertThat(IamStatement.allowing("amazon.nova-lite-v1:0", "us-east-1"))
                .hasToString("{\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\","
                        + "\"bedrock:InvokeModelWithResponseStream\"],\"Resource\":["
                        + "\"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0\"]}");
    }

    @Test
    void a_profile_needs_the_model_behind_it_in_every_region_too() {
        assertThat(IamStatement.allowing("eu.amazon.nova-lite-v1:0", "eu-west-1")
                        .resources())
                .containsExactly(
                        "arn:aws:bedrock:eu-west-1:*:inference-profile/eu.amazon.nova-lite-v1:0",
                        "arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0");
    }

    @Test
    void a_global_profile_needs_the_model_without_a_region_too() {
        assertThat(IamStatement.allowing("global.anthropic.claude-sonnet-4-6", "eu-west-1")
                        .resources())
                .contains("arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6");
    }

    @Test
    void an_arn_stands_for_itself_and_the_model_behind_it() {
        var profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0";
        var imported = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc";

        assertThat(IamStatement.allowing(profile, "us-east-1").resources())
                .containsExactly(profile, "arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0");
        assertThat(IamStatement.allowing(imported, "us-east-1").resources()).containsExactly(imported);
    }

    @Test
    void government_and_china_have_partitions_of_their_own() {
        assertThat(IamStatement.allowing("amazon.nova-lite-v1:0", "us-gov-west-1")
                        .resources())
                .containsExactly("arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-lite-v1:0");
        assertThat(IamStatement.allowing("amazon.nova-lite-v1:0", "cn-north-1").resources())
                .containsExactly("arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-lite-v1:0");
    }
}
