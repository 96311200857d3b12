package dev.muster.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.Creation;
import dev.muster.run.RunStore;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CreateRunTest {
    private final ManualTime time = new ManualTime();
    private final Unanswered<RunStore> store = Unanswered.of(RunStore.class, new InMemoryRuns());
    private final CreateRun create =
            new CreateRun(store.port(), Duration.ofSeconds(1), time, this::restWhileAnotherIsStored);

    private void restWhileAnotherIsStored(Duration duration) throws InterruptedException {
        time.advance(duration);
        create.create(Runs.queued());
    }

    private void loses(int calls) {
        for (int call = 0; call < calls; call++) {
            store.next("create", Verdict.LOST_BEFORE, Verdict.ANSWERED);
        }
    }

    @Test
    void aStoreThatAnswersOthersIsAskedOn() throws InterruptedException {
        loses(9);

        assertThat(create.create(Runs.queued())).isEqualTo(new Creation.Created());
        assertThat(time.elapsed()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void aRunThatIsNeverStoredIsGivenUpInTheEnd() {
        loses(10);

        assertThatThrownBy(() -> create.create(Runs.queued())).isInstanceOf(TransientFault.class);
    }
}
