package dev.outcrop.assistant;

/** How an answer is fetched from the model. */
enum Delivery {
    /** In one piece, over the operation that does not stream. */
    WHOLE,
    /** Piece by piece, over the operation that streams. */
    PIECES
}
