package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Run;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRunEvents;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExtendVisibilityTest {
    private final ManualTime time = new ManualTime();
    private final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    private final LiveRuns live = new LiveRuns();
    private final ExtendVisibility step = new ExtendVisibility(queue, live, time);

    @Test
    void theMessageOfALongRunStaysOutOfSightForAsLongAsItIsExecuted() throws InterruptedException {
        Run run = execute();
        for (Duration lived = Duration.ZERO; lived.compareTo(Duration.ofHours(1)) < 0; lived = lived.plus(step.run())) {
            assertThat(queue.receive(1, Duration.ZERO)).as("after " + lived).isEmpty();
            time.advance(Duration.ofSeconds(1));
        }
        live.over(Runs.claim(run).nonce());
        time.advance(Duration.ofMinutes(15));

        step.run();

        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }

    @Test
    void theMessageOfAWorkerThatDiedYoungComesBackSoon() throws InterruptedException {
        execute();
        time.advance(Duration.ofSeconds(4));
        step.run();

        time.advance(RunQueue.FIRST_VISIBILITY.minusSeconds(4));

        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }

    private Run execute() throws InterruptedException {
        Run run = Runs.running();
        queue.publish(run.dispatch());
        Delivery delivery = queue.receive(1, Duration.ZERO).getFirst();
        var place = new Checkpoints.Place(new InMemoryRuns(), new InMemoryPayloads(), time, Duration.ofSeconds(10));
        StopSignal stop = new StopSignal();
        LiveRun.Kept kept = new LiveRun.Kept(
                new Checkpoints(place, run, Runs.claim(run), stop),
                new EventBuffer(
                        new EventBuffer.Place(new InMemoryRunEvents(), time, time, time), run.id(), Runs.claim(run)));
        live.started(new LiveRun(
                run.id(), run.request().limits(), Runs.claim(run), delivery.receipt(), time.elapsed(), stop, kept));
        return run;
    }
}
