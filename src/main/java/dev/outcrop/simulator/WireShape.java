package dev.outcrop.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** What a member of a request may hold by the service model. Immutable. */
interface WireShape {

    /** Tells what is wrong with a value, which is there and not null. */
    void check(JsonNode value, WirePath path, WireFindings findings);
}
