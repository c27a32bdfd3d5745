package dev.outcrop.bedrock.body;

import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Mistral's instructions: {@code <s>[INST] … [/INST] … </s>[INST] … [/INST]}.
 *
 * <p>There is no place for a system text: it stands at the head of the first instruction, where Mistral's own template puts it.
 */
final class InstructTemplate implements ChatTemplate {

    private static final String BEGIN = "<s>";
    private static final String OPEN = "[INST]";
    private static final String CLOSE = "[/INST]";
    private static final String END = "</s>";
    private static final Marks MARKS = new Marks("</?s>|\\[/?[A-Z_]{1,40}\\]");

    @Override
    public String write(List<Turn> turns) {
        var prompt = new StringBuilder(BEGIN);
        var instruction = new StringBuilder();
        for (var turn : turns) {
            if (turn.role() == Role.ASSISTANT) {
                flush(instruction, prompt);
                prompt.append(' ').append(MARKS.broken(turn.text())).append(END);
            } else {
                instruction.append(instruction.isEmpty() ? "" : "\n\n").append(MARKS.broken(turn.text()));
            }
        }
        flush(instruction, prompt);
        return prompt.toString();
    }

    private static void flush(StringBuilder instruction, StringBuilder prompt) {
        if (!instruction.isEmpty()) {
            prompt.append(OPEN).append(' ').append(instruction).append(' ').append(CLOSE);
            instruction.setLength(0);
        }
    }

    @Override
    public List<Turn> read(String prompt) {
        var turns = new ArrayList<Turn>();
        for (var open = prompt.indexOf(OPEN); open >= 0; ) {
            var close = prompt.indexOf(CLOSE, open);
            var next = close < 0 ? -1 : prompt.indexOf(OPEN, close);
            turns.add(new Turn(Role.USER, part(prompt, open + OPEN.length(), close)));
            var answer = close < 0 ? "" : part(prompt, close + CLOSE.length(), next);
            if (!answer.isEmpty()) {
                turns.add(new Turn(Role.ASSISTANT, answer));
            }
            open = next;
        }
        return turns.isEmpty() ? List.of(new Turn(Role.USER, part(prompt, 0, -1))) : turns;
    }

    private static String part(String prompt, int begin, int end) {
        return prompt.substring(begin, end < 0 ? prompt.length() : end)
                .replace(BEGIN, "")
                .replace(END, "")
                .strip();
    }

    @Override
    public boolean marks(String prompt) {
        return prompt.contains(OPEN);
    }
}
