package dev.outcrop.session;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.outcrop.assistant.Reply;
import dev.outcrop.assistant.TurnMemory;
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
        List<ChatMessage> added = memory.added();
        notebook.accept(new KeptTurn(clock.instant().truncatedTo(ChronoUnit.MILLIS), added, reply));
    }

    @Override
    public synchronized void close() {
        over = true;
        pass.close();
    }
}
