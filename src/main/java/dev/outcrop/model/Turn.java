package dev.outcrop.model;

import java.util.List;

/**
 * What the calls of one turn share.
 *
 * @param versions the models that may answer, in the order in which they are asked; never empty
 */
record Turn(List<ModelVersion> versions, Line line, CallContext context, Effort effort) {

    Turn {
        versions = List.copyOf(versions);
    }
}
