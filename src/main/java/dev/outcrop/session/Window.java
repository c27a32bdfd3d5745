package dev.outcrop.session;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.outcrop.config.AssistantConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a talk is sent again: the newest turns that have at most so many messages, or so many tokens, between them.
 *
 * <p>Turns are left out whole, so that no tool result stands without its call and no answer without its question. Only
 * the newest turn, when it alone is too long, is shortened instead: its oldest tool rounds are left out.
 *
 * @param most at least 1; system messages do not count, and neither does the turn that is under way
 */
record Window(int most, Unit unit) {

    /** What a window is measured in. */
    enum Unit {
        MESSAGES {
            @Override
            int of(ChatMessage message) {
                return 1;
            }
        },
        /** By {@link MessageTokens}, an estimate; a picture or a file counts nothing. */
        TOKENS {
            @Override
            int of(ChatMessage message) {
                return MessageTokens.of(message);
            }
        };

        abstract int of(ChatMessage message);
    }

    /** The window of an assistant's configuration. */
    static Window of(AssistantConfig.Memory memory) {
        if (memory.messages() == 0 && memory.tokens() > 0) {
            return new Window(memory.tokens(), Unit.TOKENS);
        }
        return ofMessages(memory.messages() == 0 ? AssistantConfig.Memory.DEFAULT.messages() : memory.messages());
    }

    static Window ofMessages(int most) {
        return new Window(most, Unit.MESSAGES);
    }

    Window {
        if (most < 1) {
            throw new IllegalArgumentException("a window of " + most);
        }
    }

    /** How many messages can fit at most, which bounds what has to be read and kept. */
    int mostMessages() {
        return unit == Unit.MESSAGES ? most : most / MessageTokens.AROUND + 1;
    }

    /**
     * What fits, in the order of the talk.
     *
     * @param turns the messages of each earlier turn, the newest turn first
     */
    List<ChatMessage> fit(List<List<ChatMessage>> turns) {
        var fitting = new ArrayList<ChatMessage>();
        var rest = most;
        for (var turn : turns) {
            var part = fitting.isEmpty() ? shortened(turn, rest) : turn;
            var size = size(part);
            if (size > rest) {
                break;
            }
            fitting.addAll(0, part);
            rest -= size;
        }
        return fitting;
    }

    private int size(List<ChatMessage> part) {
        return part.stream().mapToInt(unit::of).sum();
    }

    private List<ChatMessage> shortened(List<ChatMessage> turn, int most) {
        var rest = new ArrayList<>(turn);
        var at = 0;
        while (size(rest) > most && at < rest.size()) {
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
