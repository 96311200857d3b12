package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Worker;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.StateName;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenBreakerTest {
    private final Bench bench = new Bench();

    private Queued wait(Run run) {
        return (Queued) bench.now(run.id()).state();
    }

    @Test
    void aRunThatWaitsIsPutAsideInPlaceOfTheSweep() throws InterruptedException {
        Run run = bench.keep(Runs.queued());
        bench.open();

        bench.turnFor("queued", Duration.ofSeconds(31));

        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.HELD);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aRunThatIsDueIsHeldAndNotSent() throws InterruptedException {
        Run run = bench.keep(Runs.scheduled(Runs.NOW.plusSeconds(1)));
        bench.open();

        bench.turnFor("scheduled", Duration.ofSeconds(2));

        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.HELD);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aRunOfABuriedWorkerIsGivenBackAndNotSentAndThenPutAside() throws InterruptedException {
        Worker dead = Workers.ready();
        bench.workers.register(dead);
        Run run = bench.keep(Runs.running(Workers.place(dead.id())));
        bench.workers.bury(dead.id(), 0, true);
        bench.open();

        bench.turn("requeue");
        assertThat(bench.now(run.id()).state().name()).isEqualTo(StateName.QUEUED);
        bench.turnFor("queued", Duration.ofSeconds(31));

        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.HELD);
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aHeldRunIsWrittenAHandfulOfTimesADay() throws InterruptedException {
        Run run = bench.keep(Runs.queued());
        bench.runs.apply(run.id(), new Hold(Runs.NOW.plus(Queued.HELD_LOOK), Queued.HELD_LOOK));
        bench.open();
        int writes = 0;
        for (int second = 0; second < Runs.TTL.toSeconds(); second += 10) {
            Queued before = wait(run);
            bench.turn("held");
            writes += before.equals(wait(run)) ? 0 : 1;
            bench.time.advance(Duration.ofSeconds(10));
        }
        assertThat(writes).isEqualTo(2);
        bench.turn("held");
        assertThat(bench.now(run.id()).state().name()).isEqualTo(StateName.EXPIRED);
    }

    @Test
    void runsOfOtherAgentsGoOn() throws InterruptedException {
        bench.open();
        Run other = bench.keep(Runs.queued(Runs.request(Runs.tenant(), AgentName.of("sleep")), Runs.NOW));

        bench.turnFor("queued", Duration.ofSeconds(31));

        assertThat(bench.queue.runs()).containsExactly(other.id());
    }

    @Test
    void aRunThatNoWorkerKnewIsOfferedAgainWhenItWakesAndItsBreakerIsClosed() throws InterruptedException {
        bench.open();
        bench.breakers.apply(
                Runs.AGENT, new Force(State.CLOSED, new Outage("repaired", Runs.nonce(), 0), bench.time.instant()));
        bench.watch.run();
        Run run = bench.keep(Runs.queued());
        bench.runs.apply(run.id(), new Hold(Runs.NOW.plusSeconds(60), Duration.ofMinutes(1)));

        bench.turnFor("held", Duration.ofSeconds(59));
        assertThat(bench.queue.size()).isZero();

        bench.turnFor("held", Duration.ofSeconds(2));
        assertThat(bench.queue.runs()).containsExactly(run.id());
    }
}
