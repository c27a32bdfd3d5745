package dev.outcrop.model;

import dev.outcrop.config.ModelConfig;
import java.util.Map;

final class InvokeApiTest extends ApiContract {

    @Override
    ModelConfig smart() {
        return Project.invoked(Project.model("smart", Project.SONNET), null);
    }

    @Override
    Map<Way, String> operations() {
        return Map.of(Way.AT_ONCE, "InvokeModel", Way.STREAMED, "InvokeModelWithResponseStream");
    }
}
