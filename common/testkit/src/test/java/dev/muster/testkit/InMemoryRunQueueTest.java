package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Message.Unreadable;
import dev.muster.testkit.contract.RunQueueContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryRunQueueTest extends RunQueueContract {
    private final ManualTime time = new ManualTime();
    private final InMemoryRunQueue queue = new InMemoryRunQueue(time);

    @Override
    protected RunQueue queue() {
        return queue;
    }

    @Override
    protected void sendRaw(String body) {
        queue.send(new Unreadable(body));
    }

    @Override
    protected void elapse(Duration duration) {
        time.advance(duration);
    }

    @Test
    void aReceivedMessageIsHiddenForTheVisibilityOfTheQueue() throws InterruptedException {
        queue.publish(Runs.queued().dispatch());
        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
        time.advance(RunQueue.FIRST_VISIBILITY.minusMillis(1));
        assertThat(queue.receive(1, Duration.ZERO)).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }

    @Test
    void anEmptyHandedReceiverWaitsNoLongerThanItSays() throws InterruptedException {
        queue.receive(1, Duration.ofMillis(25));
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(25));
    }

    @Test
    void aPurgeLosesEveryMessage() throws InterruptedException {
        queue.publish(Runs.queued().dispatch());
        queue.purge();
        assertThat(queue.receive(1, Duration.ofMinutes(1))).isEmpty();
        assertThat(queue.size()).isZero();
    }
}
