package dev.outcrop.model.invoke;

import dev.outcrop.bedrock.body.ConverseEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/** Events of ConverseStream as the SDK has them. */
final class SdkEvents {

    private SdkEvents() {}

    static ConverseStreamOutput of(ConverseEvent event) {
        return switch (event.type()) {
            case "messageStart" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.messageStartBuilder())
                        .build();
            case "contentBlockStart" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.contentBlockStartBuilder())
                        .build();
            case "contentBlockDelta" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.contentBlockDeltaBuilder())
                        .build();
            case "contentBlockStop" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.contentBlockStopBuilder())
                        .build();
            case "messageStop" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.messageStopBuilder())
                        .build();
            case "metadata" ->
                SdkJson.read(event.payload(), ConverseStreamOutput.metadataBuilder())
                        .build();
            default -> ConverseStreamOutput.UNKNOWN;
        };
    }
}
