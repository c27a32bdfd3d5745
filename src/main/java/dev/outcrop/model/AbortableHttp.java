package dev.outcrop.model;

import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** An HTTP client whose requests can be broken off from outside, and whose answers are bounded. */
final class AbortableHttp implements SdkHttpClient {

    /** Makes one for an AWS client, which closes what it had made and leaves open what it was given. */
    static final class Builder implements SdkHttpClient.Builder<Builder> {

        private final SdkHttpClient.Builder<?> http;
        private final SyncCallers callers;

        Builder(SdkHttpClient.Builder<?> http, SyncCallers callers) {
            this.http = http;
            this.callers = callers;
        }

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new AbortableHttp(http.buildWithDefaults(defaults), callers);
        }
    }

    private final SdkHttpClient http;
    private final SyncCallers callers;

    private AbortableHttp(SdkHttpClient http, SyncCallers callers) {
        this.http = http;
        this.callers = callers;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = http.prepareRequest(request);
        var caller = callers.here();
        if (caller != null) {
            caller.sending(prepared);
        }
        return new Bounded(prepared);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private record Bounded(ExecutableHttpRequest request) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            var response = request.call();
            return HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(response.responseBody().map(Bounded::bounded).orElse(null))
                    .build();
        }

        private static AbortableInputStream bounded(AbortableInputStream body) {
            return AbortableInputStream.create(new BoundedInput(body, AnswerBound.BYTES), body);
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
