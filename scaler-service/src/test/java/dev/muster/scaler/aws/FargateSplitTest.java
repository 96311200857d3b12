package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.aws.FargateSplit.Change;
import dev.muster.scaler.aws.FargateSplit.Service;
import dev.muster.scaler.aws.FargateSplit.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FargateSplitTest {
    private static final Side NONE = new Side(0, 0);
    private static final Optional<Duration> NEVER = Optional.empty();

    record Case(String claim, int wanted, FargateSplit split, Optional<Change> change) {
        @Override
        public String toString() {
            return claim;
        }
    }

    private static FargateSplit split(Side spot, Side fallback, Optional<Duration> sinceRefusal) {
        return new FargateSplit(spot, fallback, sinceRefusal);
    }

    private static Side side(int desired, int there) {
        return new Side(desired, there);
    }

    private static Optional<Duration> ago(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Optional<Change> spot(int desired) {
        return Optional.of(new Change(Service.SPOT, desired));
    }

    private static Optional<Change> fallback(int desired) {
        return Optional.of(new Change(Service.FALLBACK, desired));
    }

    static final List<Case> CASES = List.of(
            new Case("all goes to Spot at first", 10, split(NONE, NONE, NEVER), spot(10)),
            new Case("what comes is waited for", 10, split(side(10, 4), NONE, NEVER), Optional.empty()),
            new Case("fewer are wanted and none ends", 5, split(side(10, 10), side(2, 2), NEVER), Optional.empty()),
            new Case("what the fallback has counts", 10, split(side(4, 4), side(3, 3), NEVER), spot(7)),
            new Case("refused Spot wants what it could place", 10, split(side(10, 4), NONE, ago(0)), spot(4)),
            new Case("before the fallback is raised", 20, split(side(10, 4), side(2, 2), ago(179)), spot(4)),
            new Case("which brings the rest", 10, split(side(4, 4), NONE, ago(5)), fallback(6)),
            new Case("besides what it has", 10, split(side(4, 4), side(3, 1), ago(5)), fallback(6)),
            new Case("and no more", 10, split(side(4, 4), side(6, 0), ago(5)), Optional.empty()),
            new Case("a task too many on Spot stays", 10, split(side(4, 6), side(6, 6), ago(5)), Optional.empty()),
            new Case("Spot keeps trying after 3 min", 10, split(side(10, 4), NONE, ago(180)), Optional.empty()),
            new Case("new ones wait for clean Spot", 12, split(side(4, 4), side(6, 6), ago(899)), fallback(8)),
            new Case("of 15 min, then go there", 12, split(side(4, 4), side(6, 6), ago(900)), spot(6)),
            new Case("and the others stay", 10, split(side(4, 4), side(6, 6), ago(900)), Optional.empty()));

    @ParameterizedTest
    @FieldSource("CASES")
    void newTasksGoWhereTheyCome(Case one) {
        assertThat(one.split().toward(one.wanted())).isEqualTo(one.change());
    }

    @Test
    void inAllNeverMoreAreWantedThanWereAskedFor() {
        for (int desired = 0; desired <= 6; desired++) {
            for (int there = 0; there <= 6; there++) {
                for (long ago : new long[] {0, 600, 900}) {
                    int other = 6 - desired;
                    FargateSplit split = split(side(desired, there), side(other, other), ago(ago));
                    int before = desired;
                    assertThat(split.toward(8)).isPresent().get().satisfies(change -> {
                        int rest = change.service() == Service.SPOT ? other : before;
                        assertThat(change.desired() + rest).isLessThanOrEqualTo(8);
                    });
                }
            }
        }
    }
}
