package dev.muster.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.ManualTime;
import dev.muster.worker.agent.OutputBudget.Source;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class OutputBudgetTest {
    private final Semaphore seats = new Semaphore(1);
    private final Source source = new Source(Calls.LIMITS, seats, new ManualTime());

    @Test
    void aLargeResultTakesOneSeatUntilItIsWrittenDown() throws InterruptedIOException {
        OutputBudget budget = source.open();
        budget.takeSeat();
        budget.takeSeat();
        assertThat(seats.availablePermits()).isZero();
        budget.close();
        budget.close();
        assertThat(seats.availablePermits()).isOne();
    }

    @Test
    void whoHasTakenNoneGivesNoneBack() {
        source.open().close();
        assertThat(seats.availablePermits()).isOne();
    }

    @Test
    void whoseAttemptIsOverTakesNone() throws InterruptedIOException {
        OutputBudget budget = source.open();
        budget.close();
        budget.takeSeat();
        assertThat(seats.availablePermits()).isOne();
    }

    @Test
    void whoGetsASeatOnlyAfterItsAttemptGivesItBack() throws InterruptedException {
        OutputBudget first = source.open();
        OutputBudget late = source.open();
        Thread waiting = Thread.ofVirtual()
                .unstarted(() -> assertThat(sits(first) && sits(late)).isTrue());
        waiting.start();
        while (!seats.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        late.close();
        first.close();
        waiting.join();
        assertThat(seats.availablePermits()).isOne();
    }

    private static boolean sits(OutputBudget budget) {
        try {
            budget.takeSeat();
            return true;
        } catch (InterruptedIOException interrupted) {
            return false;
        }
    }
}
