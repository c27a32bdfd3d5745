package dev.outcrop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.outcrop.error.CallException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything that the caller of a stream hears. */
class Heard implements StreamingChatResponseHandler {

    final List<String> texts = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    final List<ChatResponse> answers = new CopyOnWriteArrayList<>();
    final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        threads.add(Thread.currentThread().getName());
        texts.add(partial.text());
        begun.countDown();
    }

    @Override
    public void onCompleteResponse(ChatResponse answer) {
        answers.add(answer);
        ended.countDown();
    }

    @Override
    public void onError(Throwable error) {
        errors.add(error);
        ended.countDown();
    }

    /** Waits for the first text, at most ten seconds. */
    void awaitText() {
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).as("a text came").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Heard await() throws InterruptedException {
        assertThat(ended.await(60, TimeUnit.SECONDS))
                .as("a terminal callback came")
                .isTrue();
        return this;
    }

    boolean isOver() {
        return ended.getCount() == 0;
    }

    String text() {
        return String.join("", texts);
    }

    ChatResponse answer() throws InterruptedException {
        await();
        assertThat(errors).isEmpty();
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    CallException error() throws InterruptedException {
        await();
        assertThat(answers).isEmpty();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0)).isInstanceOf(CallException.class);
        return (CallException) errors.get(0);
    }
}
