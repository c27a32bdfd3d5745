package dev.outcrop.model.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's own objects as the JSON that they are on the wire, and back, by the fields that they list of themselves. */
final class SdkJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    /** The members that are set, those of the path included. */
    static ObjectNode write(SdkPojo object) {
        var json = NODES.objectNode();
        for (var field : object.sdkFields()) {
            var value = field.getValueOrDefault(object);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.set(field.locationName(), of(value));
            }
        }
        return json;
    }

    /** Any value of the SDK's. */
    static JsonNode of(Object value) {
        if (value instanceof SdkPojo object) {
            return write(object);
        }
        if (value instanceof List<?> list) {
            var array = NODES.arrayNode();
            list.forEach(each -> array.add(of(each)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            var object = NODES.objectNode();
            map.forEach((key, each) -> object.set(String.valueOf(key), of(each)));
            return object;
        }
        if (value instanceof SdkBytes bytes) {
            return NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
        }
        if (value instanceof Document document) {
            return document.accept(new DocumentJson());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value instanceof Number number
                ? DocumentJson.number(number.toString())
                : NODES.textNode(value.toString());
    }

    /** Sets the members of a builder that the JSON has; others are passed over, as the SDK does. */
    static <T extends SdkPojo> T read(JsonNode json, T builder) {
        for (var field : builder.sdkFields()) {
            var value = value(json.path(field.locationName()), field);
            if (value != null) {
                field.set(builder, value);
            }
        }
        return builder;
    }

    private static @Nullable Object value(JsonNode json, SdkField<?> field) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        var type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) read(json, field.constructor().get())).build();
        }
        if (type == MarshallingType.LIST) {
            return list(json, field.getTrait(ListTrait.class).memberFieldInfo());
        }
        if (type == MarshallingType.MAP) {
            return map(json, field.getTrait(MapTrait.class).valueFieldInfo());
        }
        if (type == MarshallingType.DOCUMENT) {
            return DocumentJson.document(json);
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(json.asText()));
        }
        return plain(json, type);
    }

    private static Object plain(JsonNode json, MarshallingType<?> type) {
        if (type == MarshallingType.INTEGER) {
            return json.intValue();
        }
        if (type == MarshallingType.LONG) {
            return json.longValue();
        }
        if (type == MarshallingType.FLOAT) {
            return json.floatValue();
        }
        if (type == MarshallingType.DOUBLE) {
            return json.doubleValue();
        }
        if (type == MarshallingType.BOOLEAN) {
            return json.booleanValue();
        }
        if (type == MarshallingType.STRING) {
            return json.asText();
        }
        throw new IllegalStateException("a member of a type that no answer of Bedrock's has had: " + type);
    }

    private static List<@Nullable Object> list(JsonNode json, SdkField<?> member) {
        var list = new ArrayList<@Nullable Object>();
        json.forEach(each -> list.add(value(each, member)));
        return list;
    }

    private static Map<String, @Nullable Object> map(JsonNode json, SdkField<?> member) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        json.properties().forEach(each -> map.put(each.getKey(), value(each.getValue(), member)));
        return map;
    }
}
