package dev.muster.worker.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.Breaker.State;
import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.testkit.ManualTime;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.AgentResult.Unstarted;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerRuntimeTest {
    private static final AgentResult BROKE = new Broke(RunError.retryable("AGENT_FAILED", "exit 75"));
    private static final AgentResult BROKE_FOR_GOOD = new Broke(RunError.last("AGENT_FAILED", "exit 1"));

    private final Fleet fleet = new Fleet(new ManualTime());
    private final FleetBreakers worker = fleet.worker();

    private void attempts(AgentRuntime agent) throws InterruptedException {
        AgentRuntime watched = new BreakerRuntime(agent, worker);
        for (int attempt = 0; attempt < 20; attempt++) {
            watched.run(Calls.of(Agents.process("./agent"), "{}"), event -> {}, new StopSignal());
        }
    }

    @Test
    void whatItsAgentFailsOpensTheBreaker() throws InterruptedException {
        attempts((call, events, stop) -> BROKE);
        worker.run();
        assertThat(fleet.now().state()).isEqualTo(State.OPEN);
    }

    @Test
    void whatThisMachineCannotStartDoesNotCount() {
        AgentRuntime watched = new BreakerRuntime(
                (call, events, stop) -> {
                    throw new TransientFault("no space left on device");
                },
                worker);
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThatThrownBy(
                            () -> watched.run(Calls.of(Agents.process("./agent"), "{}"), event -> {}, new StopSignal()))
                    .isInstanceOf(TransientFault.class);
        }
        worker.run();
        assertThat(fleet.now().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anAgentIsJudgedByWhatItProducesAndWhatItFails() {
        Optional<StopReason> never = Optional.empty();
        assertThat(BreakerRuntime.success(new Produced("{}"), never)).contains(true);
        assertThat(BreakerRuntime.success(BROKE, never)).contains(false);
        assertThat(BreakerRuntime.success(BROKE_FOR_GOOD, never)).contains(false);
        assertThat(BreakerRuntime.success(new Unstarted(), never)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void ofThoseThatWereToldToEndOnlyTheTimedOutHaveFailed(StopReason reason) {
        Optional<Boolean> expected = reason == StopReason.TIMED_OUT ? Optional.of(false) : Optional.empty();
        assertThat(BreakerRuntime.success(BROKE, Optional.of(reason))).isEqualTo(expected);
        assertThat(BreakerRuntime.success(new Stopped(), Optional.of(reason))).isEqualTo(expected);
        assertThat(BreakerRuntime.success(new Unstarted(), Optional.of(reason))).isEmpty();
        assertThat(BreakerRuntime.success(new Produced("{}"), Optional.of(reason)))
                .contains(true);
    }
}
