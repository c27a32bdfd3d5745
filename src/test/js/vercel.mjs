// Talks to a simulator through Vercel's AI SDK and prints what came, one JSON document a line.
// Usage: node vercel.mjs http://127.0.0.1:PORT
import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

const baseURL = process.argv[2];
const print = (what) => console.log(JSON.stringify(what));

const tools = {
  findOrder: tool({
    description: "Finds an order.",
    inputSchema: z.object({ id: z.string() }),
    execute: async ({ id }) => ({ id, shipped: "Monday" }),
  }),
};

async function exercise(client, bedrock) {
  const model = bedrock("us.amazon.nova-lite-v1:0");

  const whole = await generateText({ model, system: "Be brief.", prompt: "Where is order 1042? Grüße, 世界" });
  print({ client, whole: whole.text, finish: whole.finishReason, tokens: whole.usage.inputTokens > 0 && whole.usage.outputTokens > 0 });

  const stream = streamText({ model, prompt: "Count the tides." });
  let text = "";
  for await (const part of stream.textStream) text += part;
  const usage = await stream.usage;
  print({ client, stream: text, finish: await stream.finishReason, tokens: usage.inputTokens > 0 && usage.outputTokens > 0 });

  const asked = { model, tools, prompt: "Where is order 1042?", stopWhen: stepCountIs(3),
    prepareStep: ({ stepNumber }) => ({ toolChoice: stepNumber === 0 ? "required" : "auto" }) };
  const called = await generateText(asked);
  print({ client, tool: called.steps.map((step) => step.finishReason), input: called.steps[0].toolCalls[0].input, text: called.text });

  const streamedTool = streamText(asked);
  let last = "";
  for await (const part of streamedTool.textStream) last += part;
  print({ client, toolStream: (await streamedTool.steps).map((step) => step.finishReason), text: last });

  const typed = await generateText({ model: bedrock("us.anthropic.claude-sonnet-4-6"), prompt: "Sort the ticket.",
    output: Output.object({ schema: z.object({ urgent: z.boolean(), queue: z.enum(["billing", "shipping"]) }) }) });
  print({ client, typed: Object.keys(typed.output).sort(), queue: ["billing", "shipping"].includes(typed.output.queue) });

  try {
    await generateText({ model: bedrock("acme.none-v1:0"), prompt: "hello", maxRetries: 0 });
  } catch (error) {
    print({ client, error: [error.name, error.message, error.statusCode] });
  }
}

await exercise("sigv4", createAmazonBedrock({ baseURL, region: "us-east-1", accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" }));
await exercise("bearer", createAmazonBedrock({ baseURL, region: "us-east-1", apiKey: "bedrock-api-key-example" }));
