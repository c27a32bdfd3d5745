package dev.outcrop.simulator.fault;

import dev.outcrop.simulator.http.Answer;
import dev.outcrop.simulator.http.Piece;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The page of a load balancer that has nobody behind it. */
final class GatewayPage implements FaultKind {

    private static final byte[] PAGE =
            "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n"
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    public String word() {
        return "html-503";
    }

    @Override
    public String inWhole() {
        return "503 with a page in HTML";
    }

    @Override
    public String inStream() {
        return "the same, before the stream";
    }

    @Override
    public Set<Setting> settings() {
        return EnumSet.of(Setting.RETRY_AFTER_S);
    }

    @Override
    public Answer answer(Intact intact, Settings settings) {
        return ErrorAnswer.waiting(Answer.of(503, Map.of("Content-Type", "text/html"), Piece.of(PAGE)), settings);
    }
}
