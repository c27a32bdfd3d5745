package dev.outcrop.model;

import dev.langchain4j.data.message.Content;
import dev.outcrop.attachment.Attachment;
import dev.outcrop.attachment.Carried;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Pictures and documents as blocks of Converse: LangChain4j sends no documents but PDF, and gives those random names.
 *
 * <p>Names of documents are of the letters that Bedrock allows, and differ within a request. Source: Bedrock API reference,
 * DocumentBlock.
 */
final class ContentBlocks {

    private static final int MAX_NAME = 200;

    private ContentBlocks() {}

    /**
     * The block of a content that carries its bytes; empty for any other.
     *
     * @throws dev.outcrop.error.OutcropException of kind input: they are not what they are said to be
     */
    static Optional<ContentBlock> of(Content content) {
        return Carried.by(content).map(Carried::attachment).map(ContentBlocks::block);
    }

    private static ContentBlock block(Attachment attachment) {
        var format = attachment.kind().word();
        var bytes = SdkBytes.fromByteArrayUnsafe(attachment.bytes());
        return attachment.kind().isPicture()
                ? ContentBlock.fromImage(image -> image.format(format).source(source -> source.bytes(bytes)))
                : ContentBlock.fromDocument(document ->
                        document.format(format).name(name(attachment.name())).source(source -> source.bytes(bytes)));
    }

    /** Without its ending, which the format says. */
    private static String name(String file) {
        var dot = file.lastIndexOf('.');
        var name = (dot > 0 ? file.substring(0, dot) : file)
                .replaceAll("[^\\p{L}\\p{N}()\\[\\]-]+", " ")
                .strip();
        if (name.isEmpty()) {
            return "document";
        }
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME).strip();
    }

    /** The messages with a number behind the name of each document whose name another had before. */
    static List<Message> named(List<Message> messages) {
        var taken = new HashSet<String>();
        return messages.stream().map(message -> named(message, taken)).toList();
    }

    private static Message named(Message message, Set<String> taken) {
        if (message.content().stream().allMatch(block -> block.document() == null)) {
            return message;
        }
        var blocks = new ArrayList<ContentBlock>();
        for (var block : message.content()) {
            blocks.add(block.document() == null ? block : named(block, taken));
        }
        return message.toBuilder().content(blocks).build();
    }

    private static ContentBlock named(ContentBlock block, Set<String> taken) {
        var name = block.document().name();
        var free = name;
        for (var number = 2; !taken.add(free); number++) {
            free = name.substring(0, Math.min(name.length(), MAX_NAME - 4)) + " " + number;
        }
        return ContentBlock.fromDocument(block.document().toBuilder().name(free).build());
    }
}
