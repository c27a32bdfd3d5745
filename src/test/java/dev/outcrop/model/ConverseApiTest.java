package dev.outcrop.model;

import dev.outcrop.config.ModelConfig;
import java.util.Map;

final class ConverseApiTest extends ApiContract {

    @Override
    ModelConfig smart() {
        return Project.model("smart", Project.SONNET);
    }

    @Override
    Map<Way, String> operations() {
        return Map.of(Way.AT_ONCE, "Converse", Way.STREAMED, "ConverseStream");
    }
}
