package dev.outcrop.model;

import dev.outcrop.bedrock.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The policy statement that allows a model to be called.
 *
 * <p>An inference profile needs itself and the foundation model behind it in every region that it may choose. Source: Bedrock
 * user guide, prerequisites for inference profiles.
 */
public record IamStatement(List<String> actions, List<String> resources) {

    public IamStatement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    static IamStatement allowing(Operation operation, String modelId, String region) {
        return new IamStatement(List.of(operation.action()), resources(ModelId.of(modelId), region));
    }

    /** The statement that lets a model be called with and without streaming. */
    public static IamStatement allowing(String modelId, String region) {
        return new IamStatement(
                List.of(Operation.CONVERSE.action(), Operation.CONVERSE_STREAM.action()),
                resources(ModelId.of(modelId), region));
    }

    private static List<String> resources(ModelId id, String region) {
        var place = region.isEmpty() ? "*" : region;
        var partition = partition(place);
        var foundation = id.foundation();
        var prefix = id.profilePrefix();
        if (id.toString().startsWith("arn:") && (prefix.isEmpty() || foundation.isEmpty())) {
            return List.of(id.toString());
        }
        if (prefix.isEmpty() || foundation.isEmpty()) {
            return List.of(partition + place + "::foundation-model/" + id);
        }
        var resources = new ArrayList<String>();
        resources.add(
                id.toString().startsWith("arn:") ? id.toString() : partition + place + ":*:inference-profile/" + id);
        resources.add(partition + "*::foundation-model/" + foundation.get());
        if (prefix.get().equals("global")) {
            resources.add(partition + "::foundation-model/" + foundation.get());
        }
        return resources;
    }

    private static String partition(String region) {
        if (region.startsWith("us-gov-")) {
            return "arn:aws-us-gov:bedrock:";
        }
        return region.startsWith("cn-") ? "arn:aws-cn:bedrock:" : "arn:aws:bedrock:";
    }

    /** As JSON on one line. */
    @Override
    public String toString() {
        return "{\"Effect\":\"Allow\",\"Action\":" + array(actions) + ",\"Resource\":" + array(resources) + "}";
    }

    private static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
