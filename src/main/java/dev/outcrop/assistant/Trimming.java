package dev.outcrop.assistant;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.outcrop.model.MessageSize;
import dev.outcrop.model.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Leaves the oldest exchanges of a talk out of what is sent, once it does not fit into the model's window. Thread-safe.
 *
 * <p>An exchange is a message of the user with all that followed it: answers, tool calls and their results. The system
 * message, the prompt's examples and everything of the turn itself are always sent. What was left out stays out for the later
 * calls of the turn. Memory keeps it: the next turn begins with the whole window of its memory again, since another model may
 * have room for it.
 */
final class Trimming implements Shortening {

    /** Left free beside what Bedrock's count asks for, because tokens are only about proportional to characters. */
    private static final double MARGIN = 0.05;

    private final int examples;
    private final IntConsumer told;
    private int earlier = -1;
    private int leftOut;

    /**
     * Trims the requests of one turn.
     *
     * @param examples messages of the prompt's examples, which stand before the talk
     * @param told how many messages of the talk are left out by now
     */
    Trimming(int examples, IntConsumer told) {
        this.examples = examples;
        this.told = told;
    }

    /** The messages of a request without those that are left out already, before the examples are put in. */
    synchronized List<ChatMessage> of(List<ChatMessage> messages) {
        var systems = systems(messages);
        if (earlier < 0) {
            // The first request of a turn ends with what the user says in it; everything before was said earlier.
            earlier = messages.size() - systems - 1;
        }
        return without(messages, systems, leftOut);
    }

    @Override
    public synchronized Optional<ChatRequest> shorten(ChatRequest request, Optional<Excess> excess) {
        var messages = request.messages();
        var begin = systems(messages) + examples;
        var talk = messages.subList(begin, begin + earlier - leftOut);
        if (talk.isEmpty()) {
            return Optional.empty();
        }
        var ends = endsOfExchanges(talk);
        var cut = excess.map(over -> ends.get(exchanges(over, messages, talk, ends) - 1))
                .orElseGet(() -> ends.get((ends.size() + 1) / 2 - 1));
        leftOut += cut;
        told.accept(leftOut);
        return Optional.of(
                request.toBuilder().messages(without(messages, begin, cut)).build());
    }

    /** How many of the oldest exchanges are about as large as what was too much. */
    private static int exchanges(
            Excess excess, List<ChatMessage> messages, List<ChatMessage> talk, List<Integer> ends) {
        var sent = size(messages);
        var tooMuch = (excess.sent() - excess.most() + MARGIN * excess.most()) / excess.sent() * sent;
        var count = 1;
        while (count < ends.size() && size(talk.subList(0, ends.get(count - 1))) < tooMuch) {
            count++;
        }
        return count;
    }

    private static long size(List<ChatMessage> messages) {
        return messages.stream().mapToLong(MessageSize::of).sum();
    }

    private static List<Integer> endsOfExchanges(List<ChatMessage> talk) {
        var ends = new ArrayList<Integer>();
        for (int at = 1; at < talk.size(); at++) {
            if (talk.get(at) instanceof UserMessage) {
                ends.add(at);
            }
        }
        ends.add(talk.size());
        return ends;
    }

    private static int systems(List<ChatMessage> messages) {
        return Math.toIntExact(
                messages.stream().filter(SystemMessage.class::isInstance).count());
    }

    private static List<ChatMessage> without(List<ChatMessage> messages, int begin, int count) {
        if (count == 0) {
            return messages;
        }
        var rest = new ArrayList<>(messages);
        rest.subList(begin, begin + count).clear();
        return rest;
    }
}
