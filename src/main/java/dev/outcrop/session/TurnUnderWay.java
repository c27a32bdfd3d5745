package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.TurnMemory;
import dev.outcrop.error.CallException;
import dev.outcrop.error.OutcropException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** One turn from its begin to its end; others wait for the end. Thread-safe. */
final class TurnUnderWay implements TurnMemory {

    private final StagedMemory memory;
    private final Turnstiles.Pass pass;
    private final Consumer<KeptTurn> notebook;
    private final Clock clock;
    private boolean over;

    TurnUnderWay(StagedMemory memory, Turnstiles.Pass pass, Consumer<KeptTurn> notebook, Clock clock) {
        this.memory = memory;
        this.pass = pass;
        this.notebook = notebook;
        this.clock = clock;
    }

    @Override
    public String session() {
        return memory.id().toString();
    }

    @Override
    public ChatMemory memory() {
        return memory;
    }

    @Override
    public synchronized void keep(Reply reply) {
        if (over) {
            throw new IllegalStateException(
                    "This turn of " + memory.id() + " has ended; it is kept once, before its end.");
        }
        over = true;
        List<ChatMessage> added = memory.added().stream().map(Unreasoned::of).toList();
        try {
            notebook.accept(new KeptTurn(clock.instant().truncatedTo(ChronoUnit.MILLIS), added, reply));
        } catch (OutcropException notKept) {
            throw withAnswer(notKept, reply);
        }
    }

    /** The answer came and was paid for: what is not kept can still be read. */
    private static CallException withAnswer(OutcropException notKept, Reply reply) {
        var receipt = reply.receipt();
        var trace = new CallException.Trace(receipt.attempts(), receipt.requestId(), reply.text(), true);
        return new CallException(notKept.kind(), notKept.problem(), notKept.remedy(), trace, notKept);
    }

    @Override
    public synchronized void close() {
        over = true;
        pass.close();
    }
}
