package dev.outcrop.simulator.http;

/** What answers the requests of a server. Called on event loops, so it must not block; several calls run at once. */
public interface Responder {

    /** The answer to one request that has arrived whole. */
    Answer answer(Request request);
}
