package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Pictures as Base64, where their form does not stand beside them. */
final class Pictures {

    /** How the Base64 of each form begins, by the form's own first bytes. */
    private static final Map<String, String> FORMS =
            Map.of("iVBORw", "png", "/9j/", "jpeg", "R0lGOD", "gif", "UklGR", "webp");

    private Pictures() {}

    /** A block of Converse. */
    static ObjectNode block(String base64) {
        var block = BodyJson.object();
        var image = block.putObject("image").put("format", form(base64));
        image.putObject("source").put("bytes", base64);
        return block;
    }

    private static String form(String base64) {
        return FORMS.entrySet().stream()
                .filter(form -> base64.startsWith(form.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new UnreadableBodyException("an image is neither png, jpeg, gif nor webp"));
    }
}
