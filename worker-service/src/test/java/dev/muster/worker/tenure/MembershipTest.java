package dev.muster.worker.tenure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Lease;
import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.pace.TransientFault;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipTest implements Heartbeat.Listener {
    private final ManualTime time = new ManualTime();
    private final InMemoryWorkerRegistry registry = new InMemoryWorkerRegistry();
    private final Unanswered<WorkerRegistry> port = Unanswered.of(WorkerRegistry.class, registry);
    private final Membership membership =
            new Membership(port.port(), new Unit(Workers.SPOT, "unit"), Workers::id, time);
    private boolean idle;
    private final Heartbeat heartbeat = new Heartbeat(membership, () -> new Load(8, 3, 40, 0.25), () -> idle, this);
    private final List<String> cancelled = new ArrayList<>();
    private final List<WorkerId> buried = new ArrayList<>();

    @Override
    public void cancelRequested(String runId) {
        cancelled.add(runId);
    }

    @Override
    public void buried(WorkerId id) {
        buried.add(id);
    }

    @Test
    void aWorkerJoinsOnceAndThenReportsItsLoad() {
        heartbeat.run();
        heartbeat.run();

        assertThat(registry.workers()).singleElement().satisfies(worker -> {
            assertThat(worker.heartbeats()).isEqualTo(1);
            assertThat(worker.load()).isEqualTo(new Load(8, 3, 40, 0.25));
        });
    }

    @Test
    void anUnansweredRegistrationIsTriedAgainUnderAnotherId() {
        port.next("register", Verdict.LOST_AFTER);
        assertThatThrownBy(heartbeat::run).isInstanceOf(TransientFault.class);
        assertThat(membership.claiming()).isEmpty();

        heartbeat.run();

        assertThat(registry.workers()).hasSize(2);
        assertThat(membership.claiming()).isPresent();
    }

    @Test
    void unansweredReportsLetItClaimForALeaseAndNoLonger() {
        heartbeat.run();
        port.down(true);
        time.advance(Lease.LENGTH.minusMillis(1));
        assertThatThrownBy(heartbeat::run).isInstanceOf(TransientFault.class);
        assertThat(membership.claiming()).isPresent();

        time.advance(Lease.LENGTH);
        assertThat(membership.claiming()).isEmpty();
        port.down(false);
        heartbeat.run();

        assertThat(membership.claiming()).isPresent();
        assertThat(buried).isEmpty();
    }

    @Test
    void aBuriedWorkerIsToldAndJoinsAtOnceUnderANewId() {
        heartbeat.run();
        WorkerId before = membership.current().orElseThrow();
        registry.bury(before, 0, true);

        assertThat(heartbeat.run()).isZero();
        assertThat(buried).containsExactly(before);
        assertThat(membership.claiming()).isEmpty();
        heartbeat.run();

        assertThat(membership.claiming()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void aWorkerThatJoinsAgainSaysAtOnceWhatItHasDoneBefore() {
        heartbeat.run();
        registry.bury(membership.current().orElseThrow(), 0, true);
        heartbeat.run();
        heartbeat.run();

        WorkerId again = membership.current().orElseThrow();
        assertThat(registry.find(again).orElseThrow().load().completed()).isEqualTo(40);
    }

    @Test
    void whatSomebodyWantsStoppedIsPassedOn() {
        heartbeat.run();
        registry.requestCancel(membership.current().orElseThrow(), "run-1");

        heartbeat.run();

        assertThat(cancelled).containsExactly("run-1");
    }

    @Test
    void aDrainingWorkerReportsSoAndClaimsNothing() {
        heartbeat.run();

        membership.drain();
        heartbeat.run();

        assertThat(membership.claiming()).isEmpty();
        assertThat(registry.workers()).extracting(Worker::state).containsExactly(WorkerState.DRAINING);
    }

    @Test
    void aCordonedWorkerClaimsNothingUntilTheCordonIsLifted() {
        heartbeat.run();
        WorkerId me = membership.current().orElseThrow();
        registry.cordon(me, 1);
        heartbeat.run();
        assertThat(membership.claiming()).isEmpty();

        registry.cordon(me, 0);
        heartbeat.run();
        assertThat(membership.claiming()).contains(me);
    }

    @Test
    void aCordonedWorkerSaysThatItIsDrainedOnceItIsIdle() {
        heartbeat.run();
        WorkerId me = membership.current().orElseThrow();
        idle = true;
        registry.cordon(me, 1);
        heartbeat.run();
        idle = false;
        heartbeat.run();
        assertThat(registry.find(me).orElseThrow().cordon().isDrained()).isFalse();

        idle = true;
        heartbeat.run();
        assertThat(registry.find(me).orElseThrow().cordon().isDrained()).isTrue();
    }

    @Test
    void aWorkerCountsAsDrainedOnceTheFleetKnowsAndForAsLongAsTheCordonStands() {
        heartbeat.run();
        WorkerId me = membership.current().orElseThrow();
        idle = true;
        registry.cordon(me, 1);
        heartbeat.run();
        port.next("beat", Verdict.LOST_AFTER);
        assertThatThrownBy(heartbeat::run).isInstanceOf(TransientFault.class);
        assertThat(membership.isDrained()).isFalse();

        heartbeat.run();
        assertThat(membership.isDrained()).isTrue();

        registry.cordon(me, 2);
        heartbeat.run();
        assertThat(membership.isDrained()).isFalse();
        heartbeat.run();
        assertThat(membership.isDrained()).isTrue();

        registry.cordon(me, 0);
        heartbeat.run();
        assertThat(membership.isDrained()).isFalse();
    }

    @Test
    void aDrainingWorkerThatIsBuriedDoesNotJoinAgain() {
        heartbeat.run();
        membership.drain();
        registry.bury(membership.current().orElseThrow(), 0, true);

        heartbeat.run();
        heartbeat.run();

        assertThat(registry.workers()).hasSize(1);
    }

    @Test
    void aWorkerThatLeavesIsDeadAtOnceAndItsDeathSaysNothingAboutItsRuns() {
        heartbeat.run();
        heartbeat.run();

        membership.leave();

        assertThat(registry.workers()).singleElement().satisfies(worker -> {
            assertThat(worker.isDead()).isTrue();
            assertThat(worker.crashCounts()).isFalse();
        });
    }
}
