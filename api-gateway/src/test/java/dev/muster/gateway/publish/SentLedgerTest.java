package dev.muster.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunId;
import dev.muster.testkit.Runs;
import org.junit.jupiter.api.Test;

class SentLedgerTest {
    private final SentLedger ledger = new SentLedger(3);
    private final RunId run = Runs.id();

    @Test
    void aWaitThatWasSentIsKnown() {
        ledger.add(run, Runs.NOW);
        assertThat(ledger.knows(run, Runs.NOW)).isTrue();
    }

    @Test
    void aStoreMayCutOffWhatIsLessThanAMillisecond() {
        ledger.add(run, Runs.NOW.plusNanos(123_456));
        assertThat(ledger.knows(run, Runs.NOW)).isTrue();
    }

    @Test
    void anotherWaitOfTheSameRunIsNotKnown() {
        ledger.add(run, Runs.NOW);
        assertThat(ledger.knows(run, Runs.NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void theOldestIsForgottenBeyondTheBound() {
        RunId second = Runs.id();
        ledger.add(run, Runs.NOW);
        ledger.add(second, Runs.NOW);
        ledger.add(Runs.id(), Runs.NOW);
        ledger.add(run, Runs.NOW.plusSeconds(1));
        ledger.add(Runs.id(), Runs.NOW);

        assertThat(ledger.knows(second, Runs.NOW)).isFalse();
        assertThat(ledger.knows(run, Runs.NOW.plusSeconds(1))).isTrue();
    }
}
