package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.decide.History.Sample;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static Sample sample(long ago) {
        return new Sample(NOW.minusSeconds(ago), Stock.waiting(ago), 0, 0);
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        History past = History.NONE
                .with(sample(3605))
                .with(sample(3600))
                .with(sample(10))
                .with(sample(0));

        assertThat(past.samples()).containsExactly(sample(3600), sample(10), sample(0));
    }

    @Test
    void aTimeBeginsWithItsFirstMoment() {
        History past = History.NONE.with(sample(61)).with(sample(60)).with(sample(5));

        assertThat(past.since(NOW.minusSeconds(60))).containsExactly(sample(60), sample(5));
        assertThat(past.since(NOW)).isEmpty();
        assertThat(past.since(NOW.minusSeconds(900))).hasSize(3);
    }

    @Test
    void aPastStaysAsItWas() {
        History before = History.NONE.with(sample(3600));
        History after = before.with(new Sample(NOW.plusSeconds(5), Stock.waiting(0), 0, 0));

        assertThat(before.samples()).hasSize(1);
        assertThat(after.samples()).hasSize(1).doesNotContainAnyElementsOf(before.samples());
    }
}
