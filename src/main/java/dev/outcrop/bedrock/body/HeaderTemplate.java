package dev.outcrop.bedrock.body;

import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns with a header that names their role, as Llama 3 and Llama 4 have them, with marks of their own each.
 *
 * <p>Source: Meta's model cards and prompt formats.
 */
final class HeaderTemplate implements ChatTemplate {

    static final HeaderTemplate LLAMA_3 = new HeaderTemplate("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
    static final HeaderTemplate LLAMA_4 = new HeaderTemplate("<|header_start|>", "<|header_end|>", "<|eot|>");

    private static final String BEGIN = "<|begin_of_text|>";
    private static final String PICTURE = "<|image|>";

    /** Every special token of a Llama, also those that later ones may bring. */
    private static final Marks MARKS = new Marks("<\\|[a-z0-9_]{1,40}\\|>");

    private static final Map<Role, String> NAMES =
            Map.of(Role.SYSTEM, "system", Role.USER, "user", Role.ASSISTANT, "assistant", Role.TOOL, "ipython");

    private final String open;
    private final String close;
    private final String end;
    private final Pattern turn;

    private HeaderTemplate(String open, String close, String end) {
        this.open = open;
        this.close = close;
        this.end = end;
        this.turn = Pattern.compile(Pattern.quote(open) + "\\s*(\\w{1,40})\\s*" + Pattern.quote(close) + "\\s*");
    }

    @Override
    public String write(List<Turn> turns) {
        var prompt = new StringBuilder(BEGIN);
        for (var each : turns) {
            header(prompt, each.role())
                    .append(PICTURE.repeat(each.pictures()))
                    .append(MARKS.broken(each.text()))
                    .append(end);
        }
        return header(prompt, Role.ASSISTANT).toString();
    }

    private StringBuilder header(StringBuilder prompt, Role role) {
        return prompt.append(open).append(NAMES.get(role)).append(close).append("\n\n");
    }

    @Override
    public List<Turn> read(String prompt) {
        var turns = new ArrayList<Turn>();
        var header = turn.matcher(prompt);
        if (!header.find()) {
            return List.of(new Turn(Role.USER, prompt.replace(BEGIN, "").strip()));
        }
        for (var more = true; more; ) {
            var role = role(header);
            var begin = header.end();
            more = header.find();
            var text = withoutEnd(prompt.substring(begin, more ? header.start() : prompt.length()));
            if (!text.isEmpty() || role != Role.ASSISTANT) {
                turns.add(turn(role, text));
            }
        }
        return turns;
    }

    private static Turn turn(Role role, String text) {
        var pictures = 0;
        while (text.startsWith(PICTURE, pictures * PICTURE.length())) {
            pictures++;
        }
        return new Turn(role, text.substring(pictures * PICTURE.length()), pictures);
    }

    private static Role role(Matcher header) {
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().equals(header.group(1)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(header.group(1).equals("tool") ? Role.TOOL : Role.USER);
    }

    private String withoutEnd(String text) {
        var at = text.indexOf(end);
        return (at < 0 ? text : text.substring(0, at)).strip();
    }

    @Override
    public boolean marks(String prompt) {
        return prompt.contains(open);
    }
}
