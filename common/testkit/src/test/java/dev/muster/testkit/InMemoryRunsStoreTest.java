package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.testkit.contract.RunStoreContract;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InMemoryRunsStoreTest extends RunStoreContract {
    private static final int RUNS = 5000;

    private final InMemoryRuns runs = new InMemoryRuns();

    @Override
    protected RunStore store() {
        return runs;
    }

    /** The contract's few rounds do not meet in the microsecond that a missing lock leaves open here. */
    @Test
    void ofWorkersThatRaceThroughThousandsOfRunsOneGetsEach() throws InterruptedException, ExecutionException {
        List<RunId> queued = Stream.generate(Runs::queued)
                .limit(RUNS)
                .peek(runs::create)
                .map(Run::id)
                .toList();
        List<Long> claims = Race.of(Collections.nCopies(8, () -> claim(queued)));
        assertThat(claims.stream().mapToLong(Long::longValue).sum()).isEqualTo(RUNS);
    }

    private long claim(List<RunId> queued) {
        ClaimRun step = new ClaimRun(Workers.place(), Runs.nonce(), true, Runs.NOW);
        return queued.stream()
                .filter(run -> runs.apply(run, step) instanceof Applied)
                .count();
    }
}
