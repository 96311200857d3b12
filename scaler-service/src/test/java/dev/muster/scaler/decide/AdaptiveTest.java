package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.decide.History.Sample;
import dev.muster.scaler.decide.Observation.Work;
import dev.muster.scaler.decide.UnitState.Phase;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units have 10 slots and launch within 90 s; the past is known every 5 s. */
class AdaptiveTest {
    private static final int TICK = 5;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** 4 runs/s of 5 s on 20 slots, for ten minutes. */
    private static final History STEADY = past(600, ago -> work(0, 20, -4L * ago, -4L * ago));

    private static History past(int seconds, IntFunction<Work> worked) {
        return new History(IntStream.iterate(seconds, ago -> ago >= TICK, ago -> ago - TICK)
                .mapToObj(ago -> new Sample(NOW.minusSeconds(ago), worked.apply(ago), 0, 0))
                .toList());
    }

    /** Counters from 1 million on. */
    private static Work work(long visible, long busy, long accepted, long completed) {
        return new Work(visible, busy, 1_000_000 + accepted, 1_000_000 + completed, Duration.ZERO, 0);
    }

    private static Need need(int objective, History past, Work now, Stock... pools) {
        return new Adaptive(Duration.ofSeconds(objective), WINDOW).need(Stock.seen(now, pools), past);
    }

    private static Stock twoAtWork() {
        return Stock.spot().with(2, Phase.READY, 10);
    }

    @Test
    void withoutAPastNothingIsNeededForNothing() {
        assertThat(need(10, History.NONE, work(0, 0, 0, 0), Stock.spot()))
                .returns(0, Need::least)
                .as("and nobody knows what was needed")
                .returns(Need.ANY, Need::most);
    }

    @Test
    void withoutAPastARunIsTakenToLastHalfAMinute() {
        assertThat(need(10, History.NONE, work(100, 0, 100, 0), Stock.spot()))
                .returns(10, Need::least)
                .returns(
                        "0.00 runs/s of 30 s: 100 in the system, 100 expected in 90 s; headroom 0, bought at 100 %",
                        Need::reason);
    }

    @Test
    void steadyLoadKeepsWhatItUses() {
        assertThat(need(10, STEADY, work(0, 20, 0, 0), twoAtWork()))
                .returns(2, Need::least)
                .returns(2, Need::most)
                .returns(
                        "4.00 runs/s of 5 s: 20 in the system, 20 expected in 90 s; headroom 0, bought at 50 %",
                        Need::reason);
    }

    @ParameterizedTest
    @CsvSource({"0, 12", "5, 12", "10, 7", "50, 3", "100, 3"})
    void ofShortRunsThatWaitLessIsBoughtTheLongerTheyMay(int objective, int units) {
        assertThat(need(objective, STEADY, work(100, 20, 0, 0), twoAtWork()).least())
                .as("20 slots that there are, and 5 s / %d s of the 100 beyond", objective)
                .isEqualTo(units);
    }

    /** 20 in the system, and in 90 s 10 * 90 more less the 4 * 90 that are worked off: 560. */
    @Test
    void risingLoadIsFollowedByTheFasterOfBothRates() {
        History rising = past(600, ago -> work(0, 20, ago < 20 ? -10L * ago : -200 - 4L * (ago - 20), -4L * ago));

        assertThat(need(10, rising, work(0, 20, 0, 0), twoAtWork()))
                .returns(29, Need::least)
                .extracting(Need::reason)
                .asString()
                .startsWith("10.00 runs/s of 5 s: 20 in the system, 560 expected in 90 s");
    }

    /** A unit asked for 30 s ago works for 30 of the 90 s, and takes 10 * 30 / 5 off. */
    @Test
    void whatWasAskedForEarlierWillHaveWorkedByThen() {
        assertThat(need(0, STEADY, work(600, 20, 0, 0), twoAtWork()).least()).isEqualTo(62);
        assertThat(need(0, STEADY, work(600, 20, 0, 0), twoAtWork().with(Phase.LAUNCHING, 0, NOW.minusSeconds(30)))
                        .least())
                .isEqualTo(56);
    }

    @Test
    void fallingLoadIsForecastToEnd() {
        History ended = past(600, ago -> work(0, 20, -4L * Math.max(60, ago), -4L * ago));

        assertThat(need(10, ended, work(0, 20, -240, 0), twoAtWork()).least())
                .as("what runs has ended by e^-18, and no more comes")
                .isEqualTo(1);
    }

    /** In 18 of 21 moments 40 more came within 90 s. Of the 40 that run 29.6 still do so by then. */
    @ParameterizedTest
    @CsvSource({"10, 7", "77, 7", "78, 3", "90, 3", "600, 3"})
    void headroomIsWhatTheLoadRoseByWithinALaunch(int objective, int units) {
        History rose = past(195, ago -> work(0, ago <= 100 ? 40 : 0, 0, -1));

        assertThat(need(objective, rose, work(0, 40, 0, -1), Stock.spot().with(4, Phase.READY, 10))
                        .least())
                .isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"300, 8", "305, 2"})
    void noneGoesThatWasNeededWithinTheWindow(int ago, int most) {
        Sample needed = new Sample(NOW.minusSeconds(ago), work(0, 20, -4L * ago, -4L * ago), 8, 0);
        History past = new History(STEADY.samples().stream()
                .map(sample -> sample.at().equals(needed.at()) ? needed : sample)
                .toList());

        assertThat(need(10, past, work(0, 20, 0, 0), twoAtWork()).most()).isEqualTo(most);
    }

    @Test
    void noneGoesWhileAnythingWaits() {
        assertThat(need(10, STEADY, work(1, 20, 0, 0), twoAtWork()).most()).isEqualTo(Need.ANY);
    }

    @Test
    void theLatencyIsThatOfThePoolFromWhichTheNextUnitComes() {
        assertThat(need(
                                0,
                                STEADY,
                                work(0, 20, 0, 0),
                                twoAtWork(),
                                Stock.fargate().launch(45))
                        .reason())
                .contains("expected in 45 s");
        assertThat(need(
                                0,
                                STEADY,
                                work(0, 20, 0, 0),
                                twoAtWork(),
                                Stock.fargate().launch(45).refused())
                        .reason())
                .contains("expected in 90 s");
    }
}
