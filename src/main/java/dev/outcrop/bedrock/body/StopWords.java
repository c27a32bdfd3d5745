package dev.outcrop.bedrock.body;

import java.util.LinkedHashMap;
import java.util.Map;

/** A provider's words for why it stopped, and Bedrock's; a word that is not known stays as it is, since it may be a new one. */
final class StopWords {

    private final Map<String, String> toBedrock = new LinkedHashMap<>();
    private final Map<String, String> toProvider = new LinkedHashMap<>();

    /** The provider's word and Bedrock's; of several words of one side the first is the one that is written. */
    StopWords and(String provider, String bedrock) {
        toBedrock.putIfAbsent(provider, bedrock);
        toProvider.putIfAbsent(bedrock, provider);
        return this;
    }

    String bedrock(String word) {
        return toBedrock.getOrDefault(word, word);
    }

    String provider(String word) {
        return toProvider.getOrDefault(word, word);
    }
}
