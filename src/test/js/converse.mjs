// Talks to a simulator through the AWS SDK for JavaScript and prints what came, one JSON document a line.
// Usage: node converse.mjs http://127.0.0.1:PORT
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const endpoint = process.argv[2];
const modelId = "us.amazon.nova-lite-v1:0";
const messages = [{ role: "user", content: [{ text: "Where is order 1042? Grüße, 世界 👩‍👩‍👧" }] }];
const toolConfig = {
  tools: [{
    toolSpec: {
      name: "findOrder",
      inputSchema: { json: { type: "object", properties: { id: { type: "string" } }, required: ["id"] } },
    },
  }],
  toolChoice: { any: {} },
};

const print = (what) => console.log(JSON.stringify(what));

async function streamed(client, request) {
  const events = [];
  let text = "";
  let input = "";
  const answer = await client.send(new ConverseStreamCommand(request));
  for await (const event of answer.stream) {
    const [type] = Object.keys(event);
    if (events.at(-1) !== type) events.push(type);
    text += event.contentBlockDelta?.delta.text ?? "";
    input += event.contentBlockDelta?.delta.toolUse?.input ?? "";
  }
  return { events, text, input, requestId: Boolean(answer.$metadata.requestId) };
}

async function exercise(name, requestHandler) {
  const client = new BedrockRuntimeClient({
    endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    ...(requestHandler ? { requestHandler } : {}),
  });
  const whole = await client.send(new ConverseCommand({ modelId, messages }));
  print({ client: name, handler: client.config.requestHandler.constructor.name, whole: whole.output.message.content[0].text, stop: whole.stopReason });

  print({ client: name, stream: await streamed(client, { modelId, messages }) });
  print({ client: name, toolStream: await streamed(client, { modelId, messages, toolConfig }) });

  const call = await client.send(new ConverseCommand({ modelId, messages, toolConfig }));
  const { toolUseId } = call.output.message.content[0].toolUse;
  const result = { toolResult: { toolUseId, content: [{ json: { shipped: "Monday" } }] } };
  const end = await client.send(new ConverseCommand({
    modelId,
    messages: [...messages, call.output.message, { role: "user", content: [result] }],
    toolConfig,
  }));
  print({ client: name, toolRoundTrip: [call.stopReason, end.output.message.content[0].text, end.stopReason] });

  try {
    await client.send(new ConverseCommand({ modelId: "acme.none-v1:0", messages }));
  } catch (error) {
    print({ client: name, error: [error.name, error.message, error.$metadata.httpStatusCode] });
  }

  const many = await Promise.all([...Array(50).keys()].map((i) =>
    streamed(client, { modelId, messages: [{ role: "user", content: [{ text: `number ${i}` }] }] })));
  print({ client: name, many: many.every((answer, i) => answer.text.startsWith(`[simulated] You said: "number ${i}"`)) });
  client.destroy();
}

await exercise("default");
await exercise("http1", new NodeHttpHandler());
