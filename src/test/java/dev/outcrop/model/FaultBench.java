package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.outcrop.assistant.AssistantSpec;
import dev.outcrop.assistant.Assistants;
import dev.outcrop.catalog.Catalog;
import dev.outcrop.config.AssistantConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.prompt.Prompts;
import dev.outcrop.session.Sessions;
import dev.outcrop.session.Transcript;
import dev.outcrop.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A project whose one model is asked in one way, on a clock that is put forward wherever the call waits for it. */
final class FaultBench implements AutoCloseable {

    /** Real time for what happens by itself, on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SEED = 7;

    private final FaultWay way;
    private final Time time;
    private final Models models;
    private final Database database;
    private final Sessions sessions;
    private final Desk desk;
    private final List<Heard> all = new CopyOnWriteArrayList<>();

    /** An assistant as an application declares it. */
    interface Desk {
        String say(@MemoryId String talk, @dev.langchain4j.service.UserMessage String text);

        TokenStream stream(@MemoryId String talk, @dev.langchain4j.service.UserMessage String text);
    }

    FaultBench(FaultWay way, OutcropConfig config, Path folder, Class<?>... tools) {
        this(way, config, folder, new VirtualTime(), tools);
    }

    /** The same on another clock; only a virtual one is put forward. */
    FaultBench(FaultWay way, OutcropConfig config, Path folder, Time time, Class<?>... tools) {
        this.way = way;
        this.time = time;
        models = Models.of(config, Catalog.shipped(), way.environment(), time, new Random(SEED));
        database = Database.open(folder.resolve(way + ".db"));
        sessions = Sessions.of(() -> database, assistant -> AssistantConfig.Memory.DEFAULT);
        desk = Assistants.of(Prompts.in(folder, fault -> {}), models, sessions)
                .build(new AssistantSpec("desk", Desk.class, null, "smart", List.of(tools)))
                .as(Desk.class);
    }

    /** How a call is waited for. */
    interface Silence {

        Silence NEVER = heard -> false;

        /** Whether nothing will come any more, so that the clock may be put forward. */
        boolean begun(Heard heard);
    }

    /** Asks and waits for the end, at most until the call's own clock says so. */
    Heard ask(String talk, String text, Silence silence, Duration atMost) throws InterruptedException {
        var heard = new Heard();
        all.add(heard);
        var end = time.nanos() + atMost.toNanos();
        var step = atMost.toNanos() / 60;
        var asker = new Thread(() -> ask(talk, text, heard), "asker");
        asker.start();
        await("the end of " + text, () -> {
            if (time instanceof VirtualTime clock && !heard.isOver()) {
                putForward(clock, silence.begun(heard) ? Math.min(step, end - clock.nanos()) : 0);
            }
            return heard.isOver();
        });
        asker.join();
        return heard;
    }

    private static void putForward(VirtualTime clock, long nanos) {
        clock.toAnyAlarm();
        if (nanos > 0) {
            clock.advance(Duration.ofNanos(nanos));
        }
    }

    private void ask(String talk, String text, Heard heard) {
        try {
            switch (way) {
                case SYNC, INVOKE ->
                    heard.onCompleteResponse(
                            models.named("smart").chat(CallContext.NONE).chat(request(text)));
                case ASSISTANT -> heard.onCompleteResponse(whole(desk.say(talk, text)));
                case ASSISTANT_STREAM ->
                    desk.stream(talk, text)
                            .onPartialResponse(heard.texts::add)
                            .onCompleteResponse(heard::onCompleteResponse)
                            .onError(heard::onError)
                            .start();
                default -> models.named("smart").streaming(CallContext.NONE).chat(request(text), heard);
            }
        } catch (RuntimeException e) {
            heard.onError(e);
        }
    }

    private static ChatRequest request(String text) {
        return ChatRequest.builder().messages(UserMessage.from(text)).build();
    }

    private static ChatResponse whole(String text) {
        return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
    }

    Duration elapsed(long since) {
        return time.since(since);
    }

    long now() {
        return time.nanos();
    }

    /** The turns that a talk remembers. */
    List<Transcript.Turn> kept(String talk) {
        return sessions.find(talk).stream()
                .flatMap(found -> found.turns().stream())
                .toList();
    }

    /** Everything that was heard of any call, to be looked at again when nothing can come any more. */
    List<Heard> all() {
        return all;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " in time").isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        models.close();
        database.close();
    }
}
