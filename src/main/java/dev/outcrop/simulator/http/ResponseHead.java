package dev.outcrop.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Date;

/** The status and headers of an answer as its request's protocol wants them. */
final class ResponseHead {

    static final HttpVersion VERSION = HttpVersion.HTTP_1_1;

    private final Request request;
    private final Answer answer;

    ResponseHead(Request request, Answer answer) {
        this.request = request;
        this.answer = answer;
    }

    HttpResponseStatus status() {
        return HttpResponseStatus.valueOf(answer.status());
    }

    /** A response whose body is all there. */
    HttpResponse whole(ByteBuf body) {
        var response = new DefaultFullHttpResponse(VERSION, status(), body);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        return on(response);
    }

    /** The same response with its headers. */
    @SuppressWarnings("JavaUtilDate") // Netty's formatter takes no other, and java.time's costs 30 ms at start-up.
    HttpResponse on(HttpResponse response) {
        var headers = response.headers();
        headers.set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
        answer.headers().forEach(headers::set);
        if (!headers.contains(HttpHeaderNames.CONTENT_LENGTH) && !oldHttp()) {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
        if (request.protocol() == Request.Protocol.HTTP_1) {
            headers.set(
                    HttpHeaderNames.CONNECTION,
                    endsConnection() ? HttpHeaderValues.CLOSE : HttpHeaderValues.KEEP_ALIVE);
        }
        return response;
    }

    /** Whether the connection is closed behind the answer, as HTTP/1.0 marks the end of a body. */
    boolean endsConnection() {
        return request.protocol() == Request.Protocol.HTTP_1 && (oldHttp() || !HttpUtil.isKeepAlive(request.head()));
    }

    private boolean oldHttp() {
        return request.protocol() == Request.Protocol.HTTP_1
                && request.head().protocolVersion().equals(HttpVersion.HTTP_1_0);
    }
}
