package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Request;
import java.util.List;

/** A list page by page, as {@code maxResults} and {@code nextToken} ask for it. */
final class Pages {

    private static final int MOST = 1000;

    private Pages() {}

    /** The page that a request asks for, or the refusal of what it asks. */
    static Answer answer(Request request, String member, List<? extends JsonNode> all) {
        var from = number(request, "nextToken", 0);
        var size = number(request, "maxResults", MOST);
        if (from < 0 || from > all.size()) {
            return Refusal.validation("The provided nextToken is invalid.").answer();
        }
        if (size < 1 || size > MOST) {
            var violations = new Violations();
            violations.addHidden("maxResults", "Member must have value between 1 and " + MOST + ", inclusive");
            return violations.one().answer();
        }
        var to = Math.min(all.size(), from + size);
        var body = Json.object();
        body.putArray(member).addAll(all.subList(from, to));
        if (to < all.size()) {
            body.put("nextToken", Integer.toString(to));
        }
        return JsonAnswer.of(body);
    }

    private static int number(Request request, String name, int otherwise) {
        try {
            return request.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }
}
