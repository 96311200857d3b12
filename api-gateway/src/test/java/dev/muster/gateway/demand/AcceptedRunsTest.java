package dev.muster.gateway.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Demand;
import dev.muster.pace.TransientFault;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.testkit.InMemoryDemand;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcceptedRunsTest {
    private final InMemoryDemand demand = new InMemoryDemand(new InMemoryRuns(), new ManualTime());
    private final Unanswered<Demand> port = Unanswered.of(Demand.class, demand);
    private final AcceptedRuns accepted = new AcceptedRuns(port.port());

    private long told() {
        assertThat(accepted.run()).isEqualTo(AcceptedRuns.INTERVAL);
        return demand.look().accepted();
    }

    @Test
    void manyAreToldOfAtOnceAndEachOnce() {
        Stream.generate(Runs::queued).limit(5).forEach(accepted::count);
        assertThat(demand.look().accepted()).isZero();
        assertThat(told()).isEqualTo(5);
        accepted.count(Runs.queued());
        assertThat(told()).isEqualTo(6);
        assertThat(told()).isEqualTo(6);
    }

    @Test
    void whereThereIsNothingToTellNobodyIsAsked() {
        port.down(true);
        assertThat(told()).isZero();
    }

    @Test
    void whatCouldNotBeToldIsToldWithWhatComesNext() {
        port.next("accept", Verdict.LOST_BEFORE);
        accepted.count(Runs.queued());
        assertThatThrownBy(accepted::run).isInstanceOf(TransientFault.class);
        accepted.count(Runs.queued());
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatWantsNoWorkerYetOrHadOneBeforeIsNotCounted() {
        Run held = Run.accepted(Runs.id(), Runs.request(), Queued.held(Runs.NOW, Runs.NOW.plus(Runs.TTL)), Runs.NOW);
        Stream.of(held, Runs.scheduled(Runs.NOW.plusSeconds(1)), Runs.running()).forEach(accepted::count);
        assertThat(told()).isZero();
    }
}
