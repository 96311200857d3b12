package dev.muster.scaler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.RowText;
import dev.muster.scaler.decide.History;
import dev.muster.scaler.decide.Need;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.Schedule;
import dev.muster.scaler.decide.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.support.CronExpression;

/** The second of March 2026 is a Monday. */
class CronTimesTest {
    private static final Schedule SEED = schedule("0 0 13 * * MON-FRI = 50", "0 0 3 * * * = 20");

    private static Schedule schedule(String... rows) {
        return new Schedule(
                List.of(rows).stream().map(text -> RowText.of(text).row()).toList());
    }

    private static Need at(Schedule schedule, Instant now) {
        return schedule.need(new Observation(now, Duration.ZERO, Stock.waiting(0), List.of()), History.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T02:59:59.999Z, 20",
        "2026-03-02T03:00:00Z, 20",
        "2026-03-02T12:59:59.999Z, 20",
        "2026-03-02T13:00:00Z, 50",
        "2026-03-02T23:59:59Z, 50",
        "2026-03-03T02:59:59.999Z, 50",
        "2026-03-03T03:00:00Z, 20",
        "2026-03-03T13:00:00Z, 50",
        "2026-03-04T13:00:00Z, 50",
        "2026-03-05T13:00:00Z, 50",
        "2026-03-06T12:59:59.999Z, 20",
        "2026-03-06T13:00:00Z, 50",
        "2026-03-07T02:59:59.999Z, 50",
        "2026-03-07T03:00:00Z, 20",
        "2026-03-07T13:00:00Z, 20",
        "2026-03-08T13:00:00Z, 20",
        "2026-03-09T12:59:59.999Z, 20",
        "2026-03-09T13:00:00Z, 50"
    })
    void theSeedsWeekIsWarmOnWeekdaysFromThirteenUntilThree(Instant now, int least) {
        assertThat(at(SEED, now)).returns(least, Need::least).returns(Need.ANY, Need::most);
    }

    @Test
    void itSaysSinceWhenAndWhy() {
        assertThat(at(SEED, Instant.parse("2026-03-07T02:00:00Z")).reason())
                .isEqualTo("at least 50 since 2026-03-06T13:00:00Z, by '0 0 13 * * MON-FRI'");
        assertThat(at(schedule(), Instant.EPOCH)).isEqualTo(new Need(0, Need.ANY, "nothing scheduled"));
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 9 * * MON, 2026-03-08T23:00:00Z, 2026-03-02T09:00:00Z",
        "0 0 0 1 * *, 2026-03-31T23:59:59Z, 2026-03-01T00:00:00Z",
        "0 0 0 1 1 *, 2026-12-31T23:59:59Z, 2026-01-01T00:00:00Z",
        "0 30 6 1 3 *, 2026-03-01T06:30:00Z, 2026-03-01T06:30:00Z",
        "0 30 6 1 3 *, 2026-03-01T06:29:59.999Z, 2025-03-01T06:30:00Z",
        "*/10 * * * * *, 2026-03-01T06:29:59.999Z, 2026-03-01T06:29:50Z"
    })
    void theLastTimeIsFoundHoweverRareItIs(String cron, Instant until, Instant last) {
        assertThat(new CronTimes(CronExpression.parse(cron)).last(until)).contains(last);
    }

    @Test
    void whatIsMoreThanAYearAgoIsForgotten() {
        CronTimes leapDays = new CronTimes(CronExpression.parse("0 0 0 29 2 *"));

        assertThat(leapDays.last(Instant.parse("2025-02-28T23:59:59Z")))
                .contains(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(leapDays.last(Instant.parse("2025-03-02T00:00:00Z"))).isEmpty();
    }
}
