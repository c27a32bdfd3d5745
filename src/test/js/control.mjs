// Counts tokens and reads the control plane of a simulator through the AWS SDK for JavaScript, over HTTP/2 and HTTP/1.1.
// Prints what came, one JSON document a line.
// Usage: node control.mjs http://127.0.0.1:PORT
import { BedrockClient, GetFoundationModelCommand, GetInferenceProfileCommand, ListFoundationModelsCommand,
  ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient, CountTokensCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const print = (what) => console.log(JSON.stringify(what));
const settings = { endpoint: process.argv[2], region: "us-east-1", maxAttempts: 1,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } };
const converse = { messages: [{ role: "user", content: [{ text: "How many tokens are in this sentence?" }] }] };

for (const more of [{}, { requestHandler: new NodeHttpHandler() }]) {
  const client = new BedrockRuntimeClient({ ...settings, ...more });
  const counted = await client.send(new CountTokensCommand({ modelId: "anthropic.claude-sonnet-4-6", input: { converse } }));
  try {
    await client.send(new CountTokensCommand({ modelId: "us.amazon.nova-lite-v1:0", input: { converse } }));
  } catch (error) {
    print({ counted: counted.inputTokens > 4 && counted.inputTokens < 20, refused: [error.name, error.message] });
  }
  client.destroy();
}

const control = new BedrockClient(settings);
const { modelSummaries } = await control.send(new ListFoundationModelsCommand({ byProvider: "Amazon" }));
print({ models: modelSummaries.length > 3, providers: [...new Set(modelSummaries.map((model) => model.providerName))] });
const { modelDetails } = await control.send(new GetFoundationModelCommand({ modelIdentifier: "amazon.nova-lite-v1:0" }));
print({ model: modelDetails.modelId, streams: modelDetails.responseStreamingSupported, status: modelDetails.modelLifecycle.status });
const { inferenceProfileSummaries } = await control.send(new ListInferenceProfilesCommand({}));
print({ profiles: inferenceProfileSummaries.length > 3 });
const profile = await control.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: "us.amazon.nova-lite-v1:0" }));
print({ profile: profile.inferenceProfileId, type: profile.type, models: profile.models.length > 0 });
