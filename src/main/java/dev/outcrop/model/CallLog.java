package dev.outcrop.model;

import dev.outcrop.model.CallReport.Timing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One debug line a call: model, tokens, milliseconds, requests, request id. Never what was said, nor by whom. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private CallLog() {}

    /**
     * A call was answered.
     *
     * @param billed whether Bedrock may have worked for an earlier answer of the call that was lost
     */
    static void answered(CallReport report, Exchange exchange, boolean billed) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} ({}) answered: {}, {}, {}, {}, {}{}{}",
                    report.model().name(),
                    report.model().id(),
                    tokens(exchange),
                    milliseconds(report.timing()),
                    requests(report.attempts()),
                    report.stopReason(),
                    request(report.requestId()),
                    exchange.ignored() == 0 ? "" : ", unknown events " + exchange.ignored(),
                    billed ? ", an earlier answer maybe billed" : "");
        }
    }

    static void failed(ModelVersion version, Failure failure, Duration elapsed, int sent, boolean billed) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} ({}) failed: {}, {} ms, {}, {}{}",
                    version.config().name(),
                    version.config().id(),
                    failure.kind(),
                    elapsed.toMillis(),
                    requests(sent),
                    request(failure.mark().requestId()),
                    billed ? ", maybe billed" : "");
        }
    }

    private static String tokens(Exchange exchange) {
        var tokens = exchange.tokens();
        return tokens.known() ? tokens.input() + " tokens in, " + tokens.output() + " out" : "tokens unknown";
    }

    private static String milliseconds(Timing timing) {
        var first = timing.firstToken();
        return timing.latency().toMillis() + " ms" + (first == null ? "" : ", first text " + first.toMillis() + " ms");
    }

    private static String requests(int count) {
        return count == 1 ? "1 request" : count + " requests";
    }

    private static String request(@Nullable String id) {
        return id == null ? "no request id" : "request " + id;
    }
}
