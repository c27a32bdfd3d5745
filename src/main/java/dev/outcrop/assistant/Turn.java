package dev.outcrop.assistant;

import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.outcrop.config.CallSettings;
import dev.outcrop.model.CallContext;
import dev.outcrop.model.Model;
import dev.outcrop.model.Shortening;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of one declared method, ready to be asked.
 *
 * @param arguments in the order of the parameters; the words of the user message are taken from {@code words}
 */
record Turn(DeclaredMethod method, List<@Nullable Object> arguments, Words words, Setting setting, Minutes minutes) {

    /** Messages that a turn without memory can have: more than its tool rounds and re-asks can make. */
    private static final int OWN_MESSAGES = 1_000;

    /**
     * Who is asked, and in which talk.
     *
     * @param turn names run, conversation and turn in Bedrock's request metadata, or null
     * @param memory null for a turn without memory
     * @param overflow what becomes of it where the talk no longer fits into the model's window
     * @param settings what Bedrock is asked in place of what the model's own line says
     */
    record Setting(
            Model model,
            @Nullable String turn,
            @Nullable TurnMemory memory,
            Overflow overflow,
            CallSettings settings) {}

    static Turn of(DeclaredMethod method, @Nullable Object[] arguments, Words words, Setting setting) {
        var copy = Collections.unmodifiableList(Arrays.asList(arguments.clone()));
        return new Turn(method, copy, words, setting, new Minutes());
    }

    CallContext context(Trimming trimming) {
        var memory = setting.memory();
        return new CallContext(
                memory == null ? null : memory.session(),
                setting.turn(),
                setting.settings(),
                setting.overflow() == Overflow.TRIM ? trimming : Shortening.NONE,
                minutes::called);
    }

    /** A turn without a talk has a memory of its own: LangChain4j's guardrails ask again from memory only. */
    ChatMemory memory() {
        var memory = setting.memory();
        return memory == null ? MessageWindowChatMemory.withMaxMessages(OWN_MESSAGES) : memory.memory();
    }

    /** The arguments as LangChain4j may see them: no words of a user where it reads a template. */
    @Nullable
    Object[] standIns() {
        var all = arguments.toArray();
        for (var parameter : method.parameters()) {
            var words = words().user();
            if (words != null && (parameter.role() == Role.TEXT || parameter.role() == Role.LONE)) {
                all[parameter.index()] = VerbatimMessage.standIn(words);
            }
        }
        return all;
    }
}
