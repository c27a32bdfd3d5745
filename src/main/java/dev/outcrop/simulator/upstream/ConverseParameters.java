package dev.outcrop.simulator.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayList;
import java.util.List;

/** What a Converse request wants of its answer, as LangChain4j says it. */
final class ConverseParameters {

    private ConverseParameters() {}

    static ChatRequestParameters of(JsonNode converse) {
        var config = converse.path("inferenceConfig");
        var tools = tools(converse.path("toolConfig"));
        var parameters = ChatRequestParameters.builder();
        if (config.path("maxTokens").isInt()) {
            parameters.maxOutputTokens(config.path("maxTokens").intValue());
        }
        if (config.path("temperature").isNumber()) {
            parameters.temperature(config.path("temperature").doubleValue());
        }
        if (config.path("topP").isNumber()) {
            parameters.topP(config.path("topP").doubleValue());
        }
        if (!config.path("stopSequences").isEmpty()) {
            parameters.stopSequences(texts(config.path("stopSequences")));
        }
        if (!tools.isEmpty()) {
            parameters.toolSpecifications(tools);
            if (isDemanding(converse.at("/toolConfig/toolChoice"))) {
                parameters.toolChoice(ToolChoice.REQUIRED);
            }
        }
        var schema = converse.at("/outputConfig/textFormat/structure/jsonSchema");
        if (schema.path("schema").isTextual()) {
            parameters.responseFormat(format(schema));
        }
        return parameters.build();
    }

    private static boolean isDemanding(JsonNode choice) {
        return choice.has("any") || choice.has("tool");
    }

    private static List<ToolSpecification> tools(JsonNode config) {
        var only = config.at("/toolChoice/tool/name").asText();
        var tools = new ArrayList<ToolSpecification>();
        for (var tool : config.path("tools")) {
            var spec = tool.path("toolSpec");
            // One that is demanded by its name is the only one that is offered.
            if (spec.isObject()
                    && (only.isEmpty() || only.equals(spec.path("name").asText()))) {
                tools.add(ToolSpecification.builder()
                        .name(spec.path("name").asText())
                        .description(spec.path("description").textValue())
                        .parameters(parameters(spec.at("/inputSchema/json")))
                        .build());
            }
        }
        return tools;
    }

    private static JsonObjectSchema parameters(JsonNode schema) {
        var parameters = JsonObjectSchema.builder();
        for (var property : schema.path("properties").properties()) {
            parameters.addProperty(
                    property.getKey(), JsonRawSchema.from(property.getValue().toString()));
        }
        return parameters.required(texts(schema.path("required"))).build();
    }

    private static ResponseFormat format(JsonNode schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(schema.path("name").asText("answer"))
                        .rootElement(JsonRawSchema.from(schema.path("schema").textValue()))
                        .build())
                .build();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
