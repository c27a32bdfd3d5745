package dev.outcrop.model;

import dev.outcrop.config.CallSettings.CachePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointType;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;

/**
 * Cache points at the ends of those parts of a request that are to be cached: LangChain4j sets one a request.
 *
 * <p>That of the messages stands behind the last message of the user's, so that the next call finds the talk up to there. At
 * most three of the four points that Bedrock takes. Source: Bedrock user guide, prompt caching.
 */
record CachePoints(Set<CachePlace> places) {

    private static final CachePointBlock POINT =
            CachePointBlock.builder().type(CachePointType.DEFAULT).build();

    List<SystemContentBlock> system(List<SystemContentBlock> blocks) {
        if (blocks.isEmpty() || !places.contains(CachePlace.SYSTEM)) {
            return blocks;
        }
        var marked = new ArrayList<>(blocks);
        marked.add(SystemContentBlock.fromCachePoint(POINT));
        return marked;
    }

    @Nullable
    ToolConfiguration tools(@Nullable ToolConfiguration tools) {
        if (tools == null || tools.tools().isEmpty() || !places.contains(CachePlace.TOOLS)) {
            return tools;
        }
        var marked = new ArrayList<>(tools.tools());
        marked.add(Tool.fromCachePoint(POINT));
        return tools.toBuilder().tools(marked).build();
    }

    List<Message> messages(List<Message> messages) {
        var last = messages.size() - 1;
        while (last >= 0 && messages.get(last).role() != ConversationRole.USER) {
            last--;
        }
        if (last < 0 || !places.contains(CachePlace.MESSAGES)) {
            return messages;
        }
        var content = new ArrayList<>(messages.get(last).content());
        content.add(ContentBlock.fromCachePoint(POINT));
        var marked = new ArrayList<>(messages);
        marked.set(last, messages.get(last).toBuilder().content(content).build());
        return marked;
    }
}
