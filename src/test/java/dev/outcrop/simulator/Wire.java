package dev.outcrop.simulator;

import java.net.URI;

/** A client that tells exactly what came back, over one version of HTTP. */
enum Wire {
    HTTP_1 {
        @Override
        Seen ask(URI endpoint, String operation, Patience patience) throws Exception {
            return new Http1Wire(endpoint.getPort(), patience).ask(path(operation), RawCalls.HELLO);
        }
    },
    HTTP_2 {
        @Override
        Seen ask(URI endpoint, String operation, Patience patience) throws Exception {
            try (var wire = new Http2Wire(endpoint.getPort(), patience)) {
                return wire.ask(path(operation), RawCalls.HELLO);
            }
        }
    };

    /** For how long nothing has to come, at first and after something has, before that is taken for silence. */
    record Patience(int firstMillis, int thenMillis) {

        static final Patience LONG = new Patience(10_000, 10_000);
        static final Patience FOR_SILENCE = new Patience(1_000, 1_000);
        static final Patience FOR_SILENCE_AFTER_SOMETHING = new Patience(10_000, 1_000);
    }

    /** Tells a model {@code hello} by {@code converse} or {@code converse-stream}. */
    abstract Seen ask(URI endpoint, String operation, Patience patience) throws Exception;

    private static String path(String operation) {
        return "/model/us.amazon.nova-lite-v1:0/" + operation;
    }
}
