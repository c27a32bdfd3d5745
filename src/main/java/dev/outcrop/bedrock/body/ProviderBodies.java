package dev.outcrop.bedrock.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.outcrop.bedrock.ModelId;
import java.util.List;
import java.util.Optional;

/** The bodies that are known. A new one is a class and a line here. */
public final class ProviderBodies {

    /** The more particular ones first: what several recognise is the first one's. */
    public static final List<ProviderBody> ALL = List.of(
            new AnthropicBody(),
            new NovaBody(),
            new TitanBody(),
            LlamaBody.LLAMA_4,
            LlamaBody.LLAMA_3,
            new MistralTextBody(),
            new CommandRBody(),
            new DeepSeekBody(),
            new CommandBody(),
            new OpenAiBody(),
            new MistralBody(),
            new JambaBody());

    private ProviderBodies() {}

    /** The words for them in outcrop.yaml. */
    public static List<String> words() {
        return ALL.stream().map(ProviderBody::word).toList();
    }

    /** The body that a word means; empty for a word that means none. */
    public static Optional<ProviderBody> named(String word) {
        return ALL.stream().filter(body -> body.word().equals(word)).findFirst();
    }

    /** The body that a model speaks by its id; empty where the id does not tell, or nothing here speaks it. */
    public static Optional<ProviderBody> of(ModelId id) {
        return id.foundation()
                .flatMap(
                        model -> ALL.stream().filter(body -> body.speaks(model)).findFirst());
    }

    /** The body that a request is written in, by its look alone; empty where it is none of these. */
    public static Optional<ProviderBody> recognised(ObjectNode request) {
        return ALL.stream().filter(body -> body.recognises(request)).findFirst();
    }
}
