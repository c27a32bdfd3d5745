package dev.outcrop.simulator;

import java.util.Iterator;

/** What is said: known already, or being said by an upstream. */
sealed interface Utterance permits Spoken, Live {

    /** All of it; may wait. */
    Spoken spoken();

    /**
     * It as the events of ConverseStream; they may wait.
     *
     * @param said what it is part of
     * @param cutting where its texts are cut, unless they come in pieces already
     */
    Iterator<StreamEvent> events(Said said, ConverseEvents.Cutting cutting);

    /** The same without citations, which only Converse has. */
    Utterance uncited();
}
