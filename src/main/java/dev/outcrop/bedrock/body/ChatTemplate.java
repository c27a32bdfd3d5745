package dev.outcrop.bedrock.body;

import java.util.List;

/**
 * How a model was taught to tell the turns of a talk apart within one prompt. Thread-safe.
 *
 * <p>Whatever stands in a turn, its text can neither end the turn nor begin another: marks within it are broken up.
 */
interface ChatTemplate {

    /** The talk as a prompt that the model goes on with. */
    String write(List<Turn> turns);

    /** The talk that a prompt holds; one without marks is what the user says. */
    List<Turn> read(String prompt);

    /** Whether a prompt has the marks of this template. */
    boolean marks(String prompt);
}
