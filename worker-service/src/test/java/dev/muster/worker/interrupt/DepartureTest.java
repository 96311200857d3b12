package dev.muster.worker.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.WorkerId;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Workers;
import dev.muster.worker.interrupt.InterruptionNotice.LifecycleEnd;
import dev.muster.worker.interrupt.InterruptionNotice.RebalanceAdvice;
import dev.muster.worker.interrupt.InterruptionNotice.SpotReclaim;
import dev.muster.worker.interrupt.InterruptionNotice.Stop;
import dev.muster.worker.tenure.Heartbeat;
import dev.muster.worker.tenure.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepartureTest implements Heartbeat.Listener {
    private static final Reaction.Times TIMES =
            new Reaction.Times(Duration.ofSeconds(60), Duration.ofSeconds(110), Duration.ofSeconds(15));

    private final ManualTime time = new ManualTime();
    private final Membership membership =
            new Membership(new InMemoryWorkerRegistry(), new Unit(Workers.SPOT, "unit"), Workers::id, time);
    private final List<String> completed = new ArrayList<>();
    private int exits;
    private final Departure departure =
            new Departure(membership, TIMES, time, time, new Departure.Ways(() -> exits++, completed::add));

    @BeforeEach
    void join() {
        new Heartbeat(membership, () -> new Load(8, 0), () -> true, this).run();
        assertThat(membership.claiming()).isPresent();
    }

    @Override
    public void cancelRequested(String runId) {}

    @Override
    public void buried(WorkerId id) {}

    private SpotReclaim reclaimIn(long seconds) {
        return new SpotReclaim(time.instant().plusSeconds(seconds));
    }

    @Test
    void aWorkerIsGoneBeforeItsMachineIs() {
        departure.hear(reclaimIn(120));

        assertThat(departure.deadline()).contains(Duration.ofSeconds(105));
        assertThat(membership.claiming()).isEmpty();
        assertThat(exits).isEqualTo(1);
    }

    @Test
    void theFirstNoticeOfAKindStandsThoughItsTimeMovesOn() {
        departure.hear(reclaimIn(120));
        time.advance(Duration.ofSeconds(5));
        departure.hear(reclaimIn(120));

        assertThat(departure.deadline()).contains(Duration.ofSeconds(105));
        assertThat(exits).isEqualTo(1);
    }

    @Test
    void ofTwoKindsTheOneCountsThatLeavesLessTime() {
        departure.hear(new LifecycleEnd("i-1"));
        departure.hear(reclaimIn(50));
        departure.hear(new Stop());

        assertThat(departure.deadline()).contains(Duration.ofSeconds(35));
        assertThat(exits).isEqualTo(1);
    }

    @Test
    void anAdviceForcesNothing() {
        departure.hear(new RebalanceAdvice());

        assertThat(departure.deadline()).isEmpty();
        assertThat(membership.claiming()).isEmpty();
        assertThat(exits).isZero();
    }

    @Test
    void whoIsAskedToStopIsEndingAlready() {
        departure.hear(new Stop());

        assertThat(departure.deadline()).contains(Duration.ofSeconds(60));
        assertThat(exits).isZero();
    }

    @Test
    void autoScalingIsToldOnceAndOnlyWhereItWaits() {
        departure.complete();
        assertThat(completed).isEmpty();

        departure.hear(new LifecycleEnd("i-1"));
        departure.complete();
        departure.complete();
        assertThat(completed).containsExactly("i-1");
    }
}
