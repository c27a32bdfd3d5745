// Talks to a simulator through the AWS SDK for JavaScript in every provider's own body, whole and streamed, over HTTP/2 and
// HTTP/1.1. Prints what came, one JSON document a line.
// Usage: node invoke.mjs http://127.0.0.1:PORT
import { BedrockRuntimeClient, InvokeModelCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const endpoint = process.argv[2];
const print = (what) => console.log(JSON.stringify(what));
const settings = { endpoint, region: "us-east-1", maxAttempts: 1,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } };
const user = [{ role: "user", content: "hello" }];

// Models that are retired on demand live on as provisioned throughput.
const provisioned = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl";

// model, body, the text of a whole reply, the text of a chunk
const providers = {
  anthropic: ["us.anthropic.claude-sonnet-4-6",
    { anthropic_version: "bedrock-2023-05-31", max_tokens: 200, messages: [{ role: "user", content: [{ type: "text", text: "hello" }] }] },
    (reply) => reply.content[0].text, (chunk) => chunk.delta?.text],
  nova: ["us.amazon.nova-lite-v1:0",
    { schemaVersion: "messages-v1", messages: [{ role: "user", content: [{ text: "hello" }] }], inferenceConfig: { max_new_tokens: 200 } },
    (reply) => reply.output.message.content[0].text, (chunk) => chunk.contentBlockDelta?.delta.text],
  titan: [provisioned, { inputText: "hello", textGenerationConfig: { maxTokenCount: 200 } },
    (reply) => reply.results[0].outputText, (chunk) => chunk.outputText],
  llama: ["us.meta.llama3-3-70b-instruct-v1:0",
    { prompt: "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nhello<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n", max_gen_len: 200 },
    (reply) => reply.generation, (chunk) => chunk.generation],
  mistral: [provisioned, { prompt: "<s>[INST] hello [/INST]", max_tokens: 200 },
    (reply) => reply.outputs[0].text, (chunk) => chunk.outputs?.[0].text],
  "command-r": [provisioned, { message: "hello", max_tokens: 200 },
    (reply) => reply.text, (chunk) => (chunk.event_type === "text-generation" ? chunk.text : "")],
  command: [provisioned, { prompt: "hello", max_tokens: 200 },
    (reply) => reply.generations[0].text, (chunk) => chunk.generations?.[0].text ?? chunk.text],
  jamba: [provisioned, { messages: user, max_tokens: 200 },
    (reply) => reply.choices[0].message.content, (chunk) => chunk.choices?.[0]?.delta?.content],
  deepseek: ["us.deepseek.r1-v1:0", { prompt: "<｜begin▁of▁sentence｜><｜User｜>hello<｜Assistant｜>", max_tokens: 200 },
    (reply) => reply.choices[0].text, (chunk) => chunk.choices?.[0]?.text],
};

const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

async function streamed(client, request, textOf) {
  let text = "";
  let metrics;
  const answer = await client.send(new InvokeModelWithResponseStreamCommand(request));
  for await (const event of answer.body) {
    const chunk = json(event.chunk.bytes);
    text += textOf(chunk) ?? "";
    metrics = chunk["amazon-bedrock-invocationMetrics"] ?? metrics;
  }
  return { text, metrics: metrics?.outputTokenCount > 0 };
}

async function exercise(name, requestHandler) {
  const client = new BedrockRuntimeClient({ ...settings, ...(requestHandler ? { requestHandler } : {}) });
  for (const [provider, [modelId, body, textOf, chunkText]] of Object.entries(providers)) {
    const request = { modelId, contentType: "application/json", accept: "application/json", body: JSON.stringify(body) };
    try {
      const whole = textOf(json((await client.send(new InvokeModelCommand(request))).body));
      const stream = await streamed(client, request, chunkText);
      print({ client: name, provider, said: whole.includes("hello"), same: stream.text === whole, metrics: stream.metrics });
    } catch (error) {
      print({ client: name, provider, error: [error.name, error.message, error.$metadata?.httpStatusCode] });
    }
  }
  try {
    await client.send(new InvokeModelCommand({ modelId: "us.anthropic.claude-sonnet-4-6", body: JSON.stringify({ prompt: "hello" }) }));
  } catch (error) {
    print({ client: name, error: [error.name, error.$metadata.httpStatusCode] });
  }
  client.destroy();
}

await exercise("default");
await exercise("http1", new NodeHttpHandler());
