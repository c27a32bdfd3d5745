package dev.outcrop.simulator;

/** What stands behind the operations that let a model answer. */
record Inference(KnownModels models, Repertoire repertoire, PromptCache cache, Guardrails guardrails) {}
