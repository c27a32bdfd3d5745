// Talks to a simulator through LangChain's ChatBedrockConverse and prints what came, one JSON document a line.
// Usage: AWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:PORT node langchain.mjs
import { ChatBedrockConverse } from "@langchain/aws";
import { HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { z } from "zod";

const print = (what) => console.log(JSON.stringify(what));

function chat(model) {
  return new ChatBedrockConverse({ model, region: "us-east-1", maxRetries: 0,
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } });
}

const findOrder = tool(async ({ id }) => JSON.stringify({ id, shipped: "Monday" }), {
  name: "findOrder", description: "Finds an order.", schema: z.object({ id: z.string() }) });

const claude = chat("us.anthropic.claude-sonnet-4-6");
const talk = [new SystemMessage("Be brief."), new HumanMessage("Where is order 1042? Grüße, 世界")];

const whole = await claude.invoke(talk);
const usage = whole.usage_metadata;
print({ whole: whole.content, stop: whole.response_metadata.stopReason, adds: usage.total_tokens === usage.input_tokens + usage.output_tokens });

let gathered;
for await (const chunk of await claude.stream(talk)) gathered = gathered ? gathered.concat(chunk) : chunk;
print({ stream: gathered.text, tokens: gathered.usage_metadata.output_tokens > 0 });

const demanding = claude.bindTools([findOrder], { tool_choice: "any" });
const call = await demanding.invoke(talk);
print({ tool: call.tool_calls.map(({ name, args }) => ({ name, args })), stop: call.response_metadata.stopReason });
const result = await findOrder.invoke(call.tool_calls[0]);
const end = await claude.bindTools([findOrder]).invoke([...talk, call, new ToolMessage({ content: result.content, tool_call_id: call.tool_calls[0].id })]);
print({ toolRoundTrip: end.content });

let streamedCall;
for await (const chunk of await demanding.stream(talk)) streamedCall = streamedCall ? streamedCall.concat(chunk) : chunk;
print({ toolStream: streamedCall.tool_calls.map(({ name, args }) => ({ name, args })) });

const typed = await claude.withStructuredOutput(z.object({ urgent: z.boolean() })).invoke("Sort the ticket.");
print({ typed: typeof typed.urgent });

try {
  await chat("acme.none-v1:0").invoke("hello");
} catch (error) {
  print({ error: [error.name, error.message, error.$metadata?.httpStatusCode] });
}
