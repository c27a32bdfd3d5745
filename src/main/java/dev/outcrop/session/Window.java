package dev.outcrop.session;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.error.OutcropException;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a talk is sent again: the newest turns that have at most so many messages between them.
 *
 * <p>Turns are left out whole, so that no tool result stands without its call and no answer without its question. Only
 * the newest turn, when it alone is too long, is shortened instead: its oldest tool rounds are left out.
 *
 * @param messages at least 1; system messages do not count, and neither does the turn that is under way
 */
record Window(int messages) {

    /** The window of an assistant's configuration. */
    static Window of(AssistantConfig.Memory memory) {
        if (memory.messages() == 0 && memory.tokens() > 0) {
            throw OutcropException.input(
                    "A memory of " + memory.tokens()
                            + " tokens cannot be kept: this release bounds memory by messages.",
                    "Use memory: { messages: N }.");
        }
        return new Window(memory.messages() == 0 ? AssistantConfig.Memory.DEFAULT.messages() : memory.messages());
    }

    Window {
        if (messages < 1) {
            throw new IllegalArgumentException("a window of " + messages + " messages");
        }
    }

    /**
     * What fits, in the order of the talk.
     *
     * @param turns the messages of each earlier turn, the newest turn first
     */
    List<ChatMessage> fit(List<List<ChatMessage>> turns) {
        var fitting = new ArrayList<ChatMessage>();
        for (var turn : turns) {
            var rest = messages - fitting.size();
            var part = fitting.isEmpty() ? shortened(turn, rest) : turn;
            if (part.size() > rest) {
                break;
            }
            fitting.addAll(0, part);
        }
        return fitting;
    }

    private static List<ChatMessage> shortened(List<ChatMessage> turn, int most) {
        var rest = new ArrayList<>(turn);
        var at = 0;
        while (rest.size() > most && at < rest.size()) {
            if (callsTools(rest.get(at))) {
                rest.subList(at, endOfRound(rest, at)).clear();
            } else {
                at++;
            }
        }
        return rest;
    }

    private static int endOfRound(List<ChatMessage> turn, int begin) {
        var end = begin + 1;
        while (end < turn.size() && turn.get(end) instanceof ToolExecutionResultMessage) {
            end++;
        }
        return end;
    }

    private static boolean callsTools(ChatMessage message) {
        return message instanceof AiMessage answer && answer.hasToolExecutionRequests();
    }
}
