package dev.outcrop.model.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.document.DocumentVisitor;

/** JSON without a schema of its own, as the SDK has it and as everyone else does. */
final class DocumentJson implements DocumentVisitor<JsonNode> {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public JsonNode visitNull() {
        return NODES.nullNode();
    }

    @Override
    public JsonNode visitBoolean(Boolean flag) {
        return NODES.booleanNode(flag);
    }

    @Override
    public JsonNode visitString(String text) {
        return NODES.textNode(text);
    }

    @Override
    public JsonNode visitNumber(SdkNumber number) {
        return number(number.stringValue());
    }

    @Override
    public JsonNode visitMap(Map<String, Document> members) {
        var object = NODES.objectNode();
        members.forEach((name, value) -> object.set(name, value.accept(this)));
        return object;
    }

    @Override
    public JsonNode visitList(List<Document> items) {
        var array = NODES.arrayNode();
        items.forEach(item -> array.add(item.accept(this)));
        return array;
    }

    /** A number by its digits, whole where it is. */
    static JsonNode number(String digits) {
        var value = new BigDecimal(digits);
        if (digits.indexOf('.') >= 0 || value.scale() != 0) {
            return NODES.numberNode(value);
        }
        return value.precision() < 19
                ? NODES.numberNode(value.longValueExact())
                : NODES.numberNode(value.toBigInteger());
    }

    static Document document(JsonNode json) {
        switch (json.getNodeType()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, Document>();
                json.properties().forEach(member -> members.put(member.getKey(), document(member.getValue())));
                return Document.fromMap(members);
            }
            case ARRAY -> {
                var items = new ArrayList<Document>();
                json.forEach(item -> items.add(document(item)));
                return Document.fromList(items);
            }
            case NUMBER -> {
                return Document.fromNumber(SdkNumber.fromString(json.asText()));
            }
            case BOOLEAN -> {
                return Document.fromBoolean(json.booleanValue());
            }
            case STRING -> {
                return Document.fromString(json.textValue());
            }
            default -> {
                return Document.fromNull();
            }
        }
    }
}
