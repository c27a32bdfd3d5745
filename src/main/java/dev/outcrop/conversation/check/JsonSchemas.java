package dev.outcrop.conversation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.InputStreamSource;
import dev.outcrop.config.Node;
import dev.outcrop.error.Fault;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON Schemas of scripts: checked against their own draft, matched in linear time, never fetched from anywhere. */
final class JsonSchemas {

    /** The largest schema file that is read. */
    private static final int MAX_BYTES = 1 << 20;

    /** How many faults of a schema are named. */
    private static final int SHOWN = 3;

    private JsonSchemas() {}

    /**
     * A schema that stands in the script, or in the file that it names.
     *
     * @throws OutcropException with the faults: not a file, not JSON, not a schema
     */
    static JsonSchema read(Node value, Folder folder) {
        var tree = value.isMapping() ? Json.of(value.value()) : readFile(value, folder);
        return compile(tree, value);
    }

    private static JsonNode readFile(Node name, Folder folder) {
        var file = folder.file(name);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw refused(name, "is larger than " + MAX_BYTES + " bytes");
            }
            var parsed = Json.parse(Files.readString(file));
            if (!parsed.good()) {
                throw refused(name, "is not JSON: " + parsed.problem());
            }
            return parsed.tree();
        } catch (IOException unreadable) {
            throw refused(name, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static OutcropException refused(Node name, String problem) {
        return OutcropException.faults(List.of(new Fault(
                name.at(),
                "The file " + Excerpt.of(name.text()) + " " + problem + ".",
                "Write a JSON Schema into it.")));
    }

    private static JsonSchema compile(JsonNode tree, Node value) {
        var faults = new ArrayList<String>();
        var config = SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.JSON_PATH)
                .regularExpressionFactory(pattern -> linear(pattern, faults))
                .build();
        try {
            var draft = SpecVersionDetector.detectOptionalVersion(tree, true).orElse(SpecVersion.VersionFlag.V202012);
            var factory = JsonSchemaFactory.getInstance(
                    draft, builder -> builder.schemaLoaders(loaders -> loaders.add(JsonSchemas::shippedOnly)));
            factory.getSchema(SchemaLocation.of(draft.getId()), config)
                    .validate(tree)
                    .forEach(fault -> faults.add(fault.getMessage()));
            if (faults.isEmpty()) {
                var schema = factory.getSchema(tree, config);
                schema.initializeValidators();
                if (faults.isEmpty()) {
                    return schema;
                }
            }
        } catch (JsonSchemaException refused) {
            faults.add(String.valueOf(refused.getMessage()));
        }
        throw OutcropException.faults(List.of(new Fault(
                value.at(),
                "The JSON Schema is broken: " + String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())))
                        + ".",
                "Write a schema that is whole in itself.")));
    }

    /** Patterns in schemas meet texts of a model, so they are matched in linear time as well. */
    private static RegularExpression linear(String pattern, List<String> faults) {
        try {
            var compiled = Pattern.compile(pattern);
            return text -> compiled.matcher(text).find();
        } catch (PatternSyntaxException broken) {
            faults.add("the pattern " + Excerpt.of(pattern) + " is not in RE2's syntax: " + broken.getDescription());
            return text -> false;
        }
    }

    /** The drafts ship with the validator; a schema that asks for another document is refused, not fetched. */
    private static @Nullable InputStreamSource shippedOnly(AbsoluteIri iri) {
        if (iri.toString().startsWith("classpath:")) {
            return null;
        }
        throw new JsonSchemaException("the schema \"" + iri + "\" is outside of it");
    }
}
