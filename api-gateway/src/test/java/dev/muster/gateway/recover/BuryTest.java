package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerState;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuryTest {
    private final Bench bench = new Bench();
    private final Worker worker = Workers.ready();

    BuryTest() {
        bench.workers.register(worker);
    }

    private Worker now() {
        return bench.workers.find(worker.id()).orElseThrow();
    }

    private Pulse beat() {
        return bench.workers.beat(worker.id(), WorkerState.READY, new Load(Workers.SLOTS, 0), 0);
    }

    @Test
    void aSilentWorkerIsBuriedAndItsNextHeartbeatRefused() throws InterruptedException {
        bench.turnFor("bury", Duration.ofSeconds(30));

        assertThat(now().isDead()).isTrue();
        assertThat(now().crashCounts()).isTrue();
        assertThat(beat()).isInstanceOf(Pulse.Buried.class);
        assertThat(bench.count("muster.workers.buried")).isEqualTo(1);
    }

    @Test
    void aBurialThatGotNoAnswerIsTriedAgain() throws InterruptedException {
        bench.registryCalls.next("bury", Verdict.LOST_BEFORE);

        bench.turnFor("bury", Duration.ofSeconds(30));
        assertThat(now().isDead()).isFalse();

        bench.turn("bury");
        assertThat(now().isDead()).isTrue();
    }

    @Test
    void theWallClockHasNoSay() throws InterruptedException {
        bench.turn("bury");
        bench.time.jump(Duration.ofHours(1));
        bench.turn("bury");

        assertThat(now().isDead()).isFalse();
    }
}
