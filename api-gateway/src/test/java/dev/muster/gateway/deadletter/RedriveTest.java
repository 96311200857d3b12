package dev.muster.gateway.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.deadletter.Redrive.Redriven;
import dev.muster.gateway.submit.Desk;
import dev.muster.gateway.submit.InvalidRequest;
import dev.muster.gateway.submit.TooManyWaiting;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.StateName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedriveTest {
    private static final Ending DEAD = new Ending.Dead(RunError.last("INTERRUPTED", "its worker had to go"));

    private final Desk desk = new Desk();
    private final Redrive redrive = new Redrive(desk.runs, desk.replays, desk.submitRun, desk.ids);

    private Run dead() throws InterruptedException {
        return desk.ended(Optional.empty(), "{}", DEAD);
    }

    private Run run(Redriven redriven) {
        return desk.runs.find(redriven.run()).orElseThrow();
    }

    @Test
    void aDeadRunIsRunOnceMoreAndOnceOnlyHoweverOftenItIsRedriven() throws InterruptedException {
        Run dead = dead();

        Redriven first = redrive.redrive(dead);
        desk.time.advance(Duration.ofHours(1));
        Redriven again = redrive.redrive(dead);

        assertThat(first.created()).isTrue();
        assertThat(again).isEqualTo(new Redriven(first.run(), false));
        assertThat(run(first).request().replayOf()).isEqualTo(dead.id());
        assertThat(run(first).state().name()).isEqualTo(StateName.QUEUED);
        assertThat(desk.runs.all()).hasSize(2);
    }

    @Test
    void ofManyRedrivesAtOnceOneRunComes() throws Exception {
        Run dead = dead();
        Callable<Redriven> same = () -> redrive.redrive(dead);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Redriven> call :
                    threads.invokeAll(Stream.generate(() -> same).limit(32).toList())) {
                assertThat(call.get().run()).isNotEqualTo(dead.id());
            }
        }
        assertThat(desk.runs.all()).hasSize(2);
    }

    @Test
    void aRedrivenRunThatDiesIsRedrivenItself() throws InterruptedException {
        Run dead = dead();
        Redriven first = redrive.redrive(dead);
        Run diedAgain = desk.end(first.run(), DEAD);

        Redriven second = redrive.redrive(diedAgain);

        assertThat(second.created()).isTrue();
        assertThat(run(second).request().replayOf()).isEqualTo(first.run());
    }

    @Test
    void aDryRunTellsTheSameAndCreatesNothing() throws InterruptedException {
        Run dead = dead();

        Redriven foreseen = redrive.foresee(dead);
        assertThat(desk.runs.all()).containsExactly(dead);

        assertThat(redrive.redrive(dead)).isEqualTo(foreseen);
        assertThat(redrive.foresee(dead)).isEqualTo(new Redriven(foreseen.run(), false));
    }

    @Test
    void whatIsNotDeadIsNotRedriven() throws InterruptedException {
        Run cancelled = desk.ended(Optional.empty(), "{}", new Ending.Cancelled());

        for (Callable<Redriven> attempt :
                List.<Callable<Redriven>>of(() -> redrive.redrive(cancelled), () -> redrive.foresee(cancelled))) {
            assertThatThrownBy(attempt::call)
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessage("run " + cancelled.id() + " is cancelled: only a dead one can be redriven");
        }
    }

    @Test
    void aTenantWithEnoughWaitingRunsGetsNoMore() throws InterruptedException {
        Run dead = dead();
        for (int run = 0; run < Desk.MOST_WAITING; run++) {
            desk.accepted(Optional.empty(), "{}");
        }

        assertThatThrownBy(() -> redrive.redrive(dead)).isInstanceOf(TooManyWaiting.class);
    }
}
