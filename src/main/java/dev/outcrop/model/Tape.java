package dev.outcrop.model;

import dev.outcrop.model.Switchboard.Bytes;
import dev.outcrop.model.Switchboard.Received;
import dev.outcrop.model.Switchboard.Sent;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What one exchange sends and hears, for the switchboard. Holds at most what an answer may hold. Thread-safe.
 *
 * <p>Nothing is kept where the switchboard listens to nobody, nor of a request that it has sent elsewhere.
 */
final class Tape {

    private final Switchboard switchboard;
    private final @Nullable String turn;
    private final List<Bytes> body = new ArrayList<>();
    private Map<String, String> headers = Map.of();
    private String host = "";
    private @Nullable Sent sent;
    private boolean running;
    private long began;

    Tape(Switchboard switchboard, @Nullable String turn) {
        this.switchboard = switchboard;
        this.turn = turn;
    }

    /** Whether the request is to be shown to it. */
    boolean watches() {
        return switchboard != Switchboard.NONE;
    }

    /** The request as it is sent, to wherever the switchboard says. */
    synchronized SdkHttpRequest route(SdkHttpRequest request, byte[] content) {
        // A plus in a path is a plus.
        var path = URLDecoder.decode(request.encodedPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        var asked = new Sent(turn, path, content);
        var diversion = switchboard.divert(asked);
        if (diversion.isEmpty()) {
            sent = asked;
            host = request.host();
            running = true;
            return request;
        }
        var endpoint = diversion.get().endpoint();
        var elsewhere = request.toBuilder()
                .protocol(endpoint.getScheme())
                .host(endpoint.getHost())
                .port(endpoint.getPort());
        diversion.get().headers().forEach(elsewhere::putHeader);
        return elsewhere.build();
    }

    /** The request goes out now. */
    synchronized void began() {
        began = System.nanoTime();
    }

    synchronized void heard(SdkHttpResponse response) {
        if (running) {
            var names = new LinkedHashMap<String, String>();
            response.forEachHeader((name, values) -> {
                if (!values.isEmpty()) {
                    names.put(name.toLowerCase(Locale.ROOT), values.get(0));
                }
            });
            headers = names;
        }
    }

    boolean isRunning() {
        return running;
    }

    /** The next bytes of the answer; what is over the bound of answers has been refused before. */
    synchronized void heard(ByteBuffer bytes) {
        if (running) {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            body.add(new Bytes(System.nanoTime() - began, copy));
        }
    }

    /** The answer came whole and could be read. */
    void whole() {
        Received received;
        Sent request;
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            request = sent;
            received = new Received(host, headers, body);
            body.clear();
        }
        if (request != null) {
            switchboard.answered(request, received);
        }
    }
}
