package dev.outcrop.assistant;

import dev.langchain4j.service.guardrail.GuardrailService;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The engines of one assistant that wait for a turn. Thread-safe. */
final class Engines {

    /** Engines kept; what more turns at a time need is made and let go. */
    private static final int KEPT = 64;

    private final Class<?> type;
    private final Toolbox toolbox;
    private final GuardrailService guardrails;
    private final BlockingQueue<Engine> idle = new ArrayBlockingQueue<>(KEPT);

    private Engines(Class<?> type, Toolbox toolbox, GuardrailService guardrails) {
        this.type = type;
        this.toolbox = toolbox;
        this.guardrails = guardrails;
    }

    /**
     * Makes the first engine, which checks the interface.
     *
     * @throws RuntimeException where LangChain4j refuses it
     */
    static Engines of(Class<?> type, Toolbox toolbox) {
        var engines = new Engines(type, toolbox, GuardrailService.builder(type).build());
        engines.giveBack(engines.take());
        return engines;
    }

    Engine take() {
        var waiting = idle.poll();
        return waiting == null ? Engine.of(type, guardrails, toolbox) : waiting;
    }

    /** Of a turn that came to its end. The engine of one that did not is let go: something may still be using it. */
    void giveBack(Engine engine) {
        var unused = idle.offer(engine);
    }

    /** Whether answers of a method are held back until guardrails have seen them whole. */
    boolean guardsAnswersOf(DeclaredMethod method) {
        return guardrails.hasOutputGuardrails(method.method());
    }
}
