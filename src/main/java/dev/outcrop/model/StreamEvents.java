package dev.outcrop.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStart;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetrics;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/**
 * The events of a stream in the form and order in which LangChain4j makes a whole answer of them.
 *
 * <p>LangChain4j ends an answer at metadata and loses it without, or before messageStop; it throws at an unknown stop reason,
 * at metadata without metrics, at tool input that is cut. Not thread-safe: fed by one queue.
 */
final class StreamEvents {

    private final Exchange exchange;
    private final Subscriber<? super ConverseStreamOutput> reader;
    private @Nullable ConverseStreamMetadataEvent held;
    private @Nullable StringBuilder toolInput;
    private @Nullable String brokenTool;
    private String toolName = "";
    private boolean stopped;
    private boolean whole;
    private int ignored;

    StreamEvents(Exchange exchange, Subscriber<? super ConverseStreamOutput> reader) {
        this.exchange = exchange;
        this.reader = reader;
    }

    void accept(ConverseStreamOutput event) {
        if (event instanceof ContentBlockDeltaEvent delta) {
            delta(delta);
        } else if (event instanceof ContentBlockStartEvent start) {
            start(start);
        } else if (event instanceof ContentBlockStopEvent stop) {
            stop(stop);
        } else if (event instanceof MessageStopEvent stop) {
            messageStop(stop);
        } else if (event instanceof ConverseStreamMetadataEvent metadata) {
            metadata(metadata);
        } else if (event instanceof MessageStartEvent) {
            reader.onNext(event);
        } else {
            ignore();
        }
    }

    private void ignore() {
        ignored++;
        exchange.ignored(ignored);
    }

    /** The stream is over: an answer that stopped is whole, also where Bedrock never said what it used. */
    void end() {
        if (stopped && !whole) {
            pass(ConverseStreamMetadataEvent.builder().build());
        }
    }

    /** Whether the reader was given everything that makes an answer. */
    boolean whole() {
        return whole;
    }

    /** How much of an answer's bound a delta takes. */
    static int sizeOf(ContentBlockDeltaEvent event) {
        var delta = event.delta();
        if (delta == null) {
            return 0;
        }
        return switch (delta.type()) {
            case TEXT -> delta.text().length();
            case TOOL_USE -> lengthOf(delta.toolUse().input());
            case REASONING_CONTENT -> lengthOf(delta.reasoningContent().text());
            default -> 0;
        };
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private void start(ContentBlockStartEvent event) {
        if (event.start() == null || event.start().type() != ContentBlockStart.Type.TOOL_USE) {
            return;
        }
        toolInput = new StringBuilder();
        toolName = event.start().toolUse().name();
        reader.onNext(event);
    }

    private void delta(ContentBlockDeltaEvent event) {
        var delta = event.delta();
        if (delta == null || delta.type() == ContentBlockDelta.Type.UNKNOWN_TO_SDK_VERSION) {
            ignore();
            return;
        }
        if (delta.type() == ContentBlockDelta.Type.TOOL_USE
                && toolInput != null
                && delta.toolUse().input() != null) {
            toolInput.append(delta.toolUse().input());
        }
        reader.onNext(event);
    }

    private void stop(ContentBlockStopEvent event) {
        var input = toolInput;
        toolInput = null;
        if (input != null && input.toString().isBlank()) {
            // A call without arguments streams no input, and then LangChain4j overlooks the call.
            reader.onNext(ConverseStreamOutput.contentBlockDeltaBuilder()
                    .contentBlockIndex(event.contentBlockIndex())
                    .delta(delta -> delta.toolUse(tool -> tool.input("{}")))
                    .build());
        } else if (input != null && !isJson(input.toString())) {
            brokenTool = toolName;
            return;
        }
        reader.onNext(event);
    }

    private void messageStop(MessageStopEvent event) {
        exchange.stopped(event.stopReasonAsString());
        if (brokenTool != null) {
            throw new UnreadableAnswer("the arguments of the call of tool '" + brokenTool
                    + "' are not JSON; the model stopped with " + event.stopReasonAsString());
        }
        reader.onNext(ReadableAnswer.reason(event.stopReason()) == event.stopReason() ? event : readable(event));
        stopped = true;
        if (held != null) {
            pass(held);
        }
    }

    private void metadata(ConverseStreamMetadataEvent event) {
        exchange.used(event.usage());
        exchange.traced(event.trace() == null ? null : event.trace().guardrail());
        if (stopped) {
            pass(event);
        } else {
            held = event;
        }
    }

    private void pass(ConverseStreamMetadataEvent event) {
        whole = true;
        reader.onNext(
                event.metrics() != null
                        ? event
                        : event.toBuilder()
                                .metrics(ConverseStreamMetrics.builder().build())
                                .build());
    }

    private static MessageStopEvent readable(MessageStopEvent event) {
        return event.toBuilder()
                .stopReason(ReadableAnswer.reason(event.stopReason()))
                .build();
    }

    private static boolean isJson(String text) {
        try {
            return Json.MAPPER.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Made by the first tool call that is streamed: it takes longer than a stream's other events together. */
    private static final class Json {

        private static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
