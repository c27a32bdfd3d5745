package dev.outcrop.bedrock.body;

import dev.outcrop.bedrock.body.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * DeepSeek's marks, whose bars are full-width ones; the system text stands before the first of them.
 *
 * <p>Source: the chat template of DeepSeek-R1.
 */
final class DeepSeekTemplate implements ChatTemplate {

    private static final String BEGIN = "<｜begin▁of▁sentence｜>";
    private static final String USER = "<｜User｜>";
    private static final String ASSISTANT = "<｜Assistant｜>";
    private static final String END = "<｜end▁of▁sentence｜>";
    private static final Marks MARKS = new Marks("<｜[^｜<>\n]{1,40}｜>");
    private static final Pattern TURN = Pattern.compile(USER + "|" + ASSISTANT);

    /** Some clients open the reasoning themselves, or rule it out. */
    private static final Pattern OPENED = Pattern.compile("^</?think>\\s*$");

    @Override
    public String write(List<Turn> turns) {
        var prompt = new StringBuilder(BEGIN);
        for (var turn : turns) {
            var text = MARKS.broken(turn.text());
            prompt.append(
                    switch (turn.role()) {
                        case SYSTEM -> text;
                        case USER, TOOL -> USER + text;
                        case ASSISTANT -> ASSISTANT + text + END;
                    });
        }
        return prompt.append(ASSISTANT).toString();
    }

    @Override
    public List<Turn> read(String prompt) {
        var turns = new ArrayList<Turn>();
        var mark = TURN.matcher(prompt);
        var role = Role.SYSTEM;
        var begin = 0;
        while (mark.find()) {
            add(turns, role, prompt.substring(begin, mark.start()));
            role = mark.group().equals(USER) ? Role.USER : Role.ASSISTANT;
            begin = mark.end();
        }
        add(turns, begin == 0 ? Role.USER : role, prompt.substring(begin));
        return turns;
    }

    private static void add(List<Turn> turns, Role role, String text) {
        var bare = text.replace(BEGIN, "").replace(END, "").strip();
        if (!bare.isEmpty() && !OPENED.matcher(bare).matches()) {
            turns.add(new Turn(role, bare));
        }
    }

    @Override
    public boolean marks(String prompt) {
        return prompt.contains(USER);
    }
}
