package dev.muster.worker.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.WorkerId;
import dev.muster.pace.TransientFault;
import dev.muster.run.RunQueue;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Workers;
import dev.muster.worker.permit.Footprint;
import dev.muster.worker.permit.Permit;
import dev.muster.worker.permit.Permits;
import dev.muster.worker.tenure.Heartbeat;
import dev.muster.worker.tenure.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPollerTest {
    private static final int SLOTS = 3;

    private final ManualTime time = new ManualTime();
    private final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    private final Unanswered<RunQueue> port = Unanswered.of(RunQueue.class, queue);
    private final Permits permits = new Permits(new Footprint(SLOTS, SLOTS), new Footprint(1, 1), SLOTS);
    private final Membership membership =
            new Membership(new InMemoryWorkerRegistry(), new Unit(Workers.SPOT, "unit"), Workers::id, time);
    private final List<Permit> handed = new ArrayList<>();
    private final RunPoller poller =
            new RunPoller(port.port(), permits, membership, (delivery, permit) -> handed.add(permit), Runnable::run);

    @Test
    void noMoreIsReceivedThanCanStartAtOnce() throws InterruptedException {
        join();
        publish(SLOTS + 2);

        poller.run();

        assertThat(handed).hasSize(SLOTS);
        assertThat(queue.receive(10, Duration.ZERO)).hasSize(2);
    }

    @Test
    void permitsThatBroughtNoMessageAreGivenBack() throws InterruptedException {
        join();
        publish(1);

        poller.run();

        assertThat(permits.take(SLOTS)).hasSize(SLOTS - 1);
    }

    @Test
    void permitsOfAReceiveThatFailedAreGivenBack() throws InterruptedException {
        join();
        port.down(true);

        assertThatThrownBy(poller::run).isInstanceOf(TransientFault.class);

        assertThat(permits.take(SLOTS)).hasSize(SLOTS);
    }

    @Test
    void aWorkerThatMayNotClaimReceivesNothing() throws InterruptedException {
        publish(1);

        poller.run();

        assertThat(handed).isEmpty();
        assertThat(queue.receive(10, Duration.ZERO)).hasSize(1);
    }

    private void publish(int messages) {
        for (int i = 0; i < messages; i++) {
            queue.publish(Runs.queued().dispatch());
        }
    }

    private void join() {
        new Heartbeat(membership, () -> new Load(SLOTS, 0), () -> true, new Heartbeat.Listener() {
                    @Override
                    public void cancelRequested(String runId) {}

                    @Override
                    public void buried(WorkerId id) {}
                })
                .run();
    }
}
