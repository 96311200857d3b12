package dev.muster.run;

import static dev.muster.run.Samples.LATER;
import static dev.muster.run.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Attempt.Outcome;
import dev.muster.run.RunState.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void anAcceptedRunWaitsFromNowOnOrFromItsTime() {
        assertThat(Samples.queued().history()).isEqualTo(History.begun(NOW, NOW));
        assertThat(Samples.scheduled().history()).isEqualTo(History.begun(NOW, LATER));
        assertThat(Samples.queued().tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void recoveryLooksAtAQueuedRunSoonAndNoLaterThanItExpires() {
        Instant soon = NOW.plus(Duration.ofSeconds(3));
        assertThat(Queued.pending(NOW, LATER).wake()).isEqualTo(NOW.plus(Queued.FIRST_LOOK));
        assertThat(Queued.pending(NOW, soon).wake()).isEqualTo(soon);
    }

    @Test
    void peopleAreShownTheStoredStatesAndTwoMore() {
        assertThat(Samples.scheduled().status()).isEqualTo(RunStatus.SCHEDULED);
        assertThat(Samples.queued().status()).isEqualTo(RunStatus.QUEUED);
        assertThat(Samples.running().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(Samples.cancelling().status()).isEqualTo(RunStatus.CANCELLING);
    }

    @Test
    void theLatestTwentyAttemptsAreRemembered() {
        Run run = Samples.running();
        for (int second : IntStream.range(0, 25).toArray()) {
            run = run.with(run.history().telling(run.attemptsWith(NOW.plusSeconds(second), Outcome.RELEASED, null)));
        }
        assertThat(run.history().attempts())
                .hasSize(20)
                .extracting(Attempt::ended)
                .startsWith(NOW.plusSeconds(5))
                .endsWith(NOW.plusSeconds(24));
    }

    @Test
    void aLongErrorIsCutBetweenCharacters() {
        assertThat(RunError.last("X", "a".repeat(2048)).message()).hasSize(2048);
        assertThat(RunError.last("X", "a".repeat(2049)).message()).isEqualTo("a".repeat(2048) + "...");
        assertThat(RunError.last("X", "a" + "🜁".repeat(1024)).message()).isEqualTo("a" + "🜁".repeat(1023) + "...");
    }

    @Test
    void halfOfACharacterInAnErrorIsReplaced() {
        assertThat(RunError.last("X", "\uDF01🜁a\uD83D").message()).isEqualTo("\uFFFD🜁a\uFFFD");
    }
}
