package dev.outcrop.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The floor of a run: the bare AWS SDK holding the same talks. Arguments: endpoint, conversations, turns, parallel. */
public final class BareSdk {

    private BareSdk() {}

    public static void main(String[] args) throws Exception {
        int conversations = Integer.parseInt(args[1]);
        int turns = Integer.parseInt(args[2]);
        int parallel = Integer.parseInt(args[3]);
        var threads = Executors.newFixedThreadPool(parallel);
        try (var client = BedrockRuntimeClient.builder()
                .endpointOverride(URI.create(args[0]))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "bench")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(parallel))
                .build()) {
            var talks = new ArrayList<Future<Integer>>();
            for (int i = 0; i < conversations; i++) {
                talks.add(threads.submit(() -> talk(client, turns)));
            }
            int answered = 0;
            for (var talk : talks) {
                answered += talk.get();
            }
            System.out.println(answered + " turns answered");
        } finally {
            threads.shutdown();
        }
    }

    private static int talk(BedrockRuntimeClient client, int turns) {
        var messages = new ArrayList<Message>();
        for (int turn = 1; turn <= turns; turn++) {
            messages.add(Message.builder()
                    .role(ConversationRole.USER)
                    .content(ContentBlock.fromText("This is turn " + turn + "."))
                    .build());
            var reply = client.converse(request -> request.modelId("us.amazon.nova-lite-v1:0")
                    .inferenceConfig(inference -> inference.maxTokens(400))
                    .messages(messages));
            if (reply.output().message().content().isEmpty()) {
                throw new IllegalStateException("an empty answer");
            }
            messages.add(reply.output().message());
        }
        return turns;
    }
}
