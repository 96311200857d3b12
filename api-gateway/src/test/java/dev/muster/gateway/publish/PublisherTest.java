package dev.muster.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pace.TransientFault;
import dev.muster.run.Run;
import dev.muster.run.RunQueue;
import dev.muster.run.RunState.Queued;
import dev.muster.testkit.Runs;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PublisherTest {
    static final List<RuntimeException> FAILURES =
            List.of(new TransientFault("not answered"), new IllegalStateException("access denied"));

    private final Run run = Runs.queued();
    private final Queued wait = (Queued) run.state();

    private static RunQueue failing(RuntimeException failure) {
        Class<?>[] port = {RunQueue.class};
        return (RunQueue) Proxy.newProxyInstance(RunQueue.class.getClassLoader(), port, (queue, method, arguments) -> {
            throw failure;
        });
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void aMessageThatTheQueueDoesNotTakeIsLeftToTheSweepWhateverTheReason(RuntimeException failure) {
        Publisher publisher = new Publisher(failing(failure), 100, Runnable::run);

        assertThat(publisher.publish(run, wait)).isFalse();
        assertThat(publisher.hasSent(run.id(), wait.wake())).isFalse();
    }
}
