package dev.outcrop.recording;

/**
 * A part of an answer's body.
 *
 * @param atNanos after the request had gone out
 */
public record Part(long atNanos, byte[] bytes) {}
