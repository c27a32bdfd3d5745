package dev.outcrop.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the operations that let a model answer.
 *
 * @param relay who answers what the repertoire has nothing for; null where that is the simulator itself
 */
record Inference(
        KnownModels models,
        Repertoire repertoire,
        PromptCache cache,
        Guardrails guardrails,
        @Nullable Relay relay) {}
