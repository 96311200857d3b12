package dev.muster.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.control.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Troubles.Met UNTROUBLED = new Troubles.Met(0, 0);
    private static final WordCount EXPECTED = new WordCount(6, 1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunView ACCEPTED = run("a", "queued", 0);
    private static final RunView ENDED = run("a", "succeeded", 10);

    @Test
    void aRunWithTheExpectedResultSucceeds() {
        Report report = report(ACCEPTED, ENDED, ENDED);
        assertThat(report.succeeded()).isOne();
        assertThat(report.isPerfect()).isTrue();
    }

    @Test
    void aRunWithAnotherResultHasFailed() {
        Trace trace = new Trace(new WordCount(7, 1), Optional.of(ACCEPTED), Optional.of(ENDED), Optional.of(ENDED));
        Report report = Report.of(List.of(trace), UNTROUBLED);
        assertThat(report.failed()).isOne();
        assertThat(report.isPerfect()).isFalse();
    }

    @Test
    void aRunThatDidNotSucceedHasFailed() {
        RunView dead = run("a", "dead", 10);
        assertThat(report(ACCEPTED, dead, dead).failed()).isOne();
    }

    @Test
    void aRunThatWasNeverAcceptedHasFailedAndIsNotLost() {
        Trace trace = new Trace(EXPECTED, Optional.empty(), Optional.empty(), Optional.empty());
        Report report = Report.of(List.of(trace), UNTROUBLED);
        assertThat(report.failed()).isOne();
        assertThat(report.lost()).isZero();
        assertThat(report.submitted()).isZero();
    }

    @Test
    void anAcceptedRunWithoutAnEndIsLost() {
        Trace trace = new Trace(EXPECTED, Optional.of(ACCEPTED), Optional.empty(), Optional.of(ACCEPTED));
        Report report = Report.of(List.of(trace), UNTROUBLED);
        assertThat(report.lost()).isOne();
        assertThat(report.failed()).isZero();
        assertThat(report.isPerfect()).isFalse();
    }

    @Test
    void aRunThatIsGoneAfterItsEndIsLost() {
        Trace trace = new Trace(EXPECTED, Optional.of(ACCEPTED), Optional.of(ENDED), Optional.empty());
        assertThat(Report.of(List.of(trace), UNTROUBLED).lost()).isOne();
    }

    @Test
    void aKeyThatStandsForTwoRunsIsDoubled() {
        Report report = report(ACCEPTED, ENDED, run("b", "succeeded", 10));
        assertThat(report.doubled()).isOne();
        assertThat(report.isPerfect()).isFalse();
    }

    @Test
    void aRunThatEndedTwiceIsDoubled() {
        assertThat(report(ACCEPTED, ENDED, run("a", "succeeded", 11)).doubled()).isOne();
    }

    @Test
    void dispatchIsMeasuredAtTheMiddleAndNearTheEnd() {
        List<Trace> traces = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> run("r" + i, "succeeded", i))
                .map(run -> new Trace(EXPECTED, Optional.of(run), Optional.of(run), Optional.of(run)))
                .toList();

        Report report = Report.of(traces, UNTROUBLED);

        assertThat(report.dispatchP50Ms()).isEqualTo(50);
        assertThat(report.dispatchP99Ms()).isEqualTo(99);
        assertThat(report.runsPerSecond()).isEqualTo(500);
    }

    @Test
    void theLineHasTheAgreedNames() {
        assertThat(Json.MAPPER.writeValueAsString(report(ACCEPTED, ENDED, ENDED)))
                .isEqualTo(
                        "{\"submitted\":1,\"succeeded\":1,\"failed\":0,\"lost\":0,\"doubled\":0,"
                                + "\"runs_per_second\":50.0,\"dispatch_p50_ms\":10,\"dispatch_p99_ms\":10,\"interrupted\":0,\"killed\":0}");
    }

    private static Report report(RunView accepted, RunView ended, RunView again) {
        return Report.of(
                List.of(new Trace(EXPECTED, Optional.of(accepted), Optional.of(ended), Optional.of(again))),
                UNTROUBLED);
    }

    /** Started after so many milliseconds, and done after twice as many. */
    private static RunView run(String id, String status, int millis) {
        return Json.MAPPER.readValue(
                """
                {"id":"%s","status":"%s","created_at":"%s","started_at":"%s","finished_at":"%s",
                 "output":{"words":6,"lines":1},"attempt":1}
                """.formatted(id, status, START, START.plusMillis(millis), START.plusMillis(2L * millis)),
                RunView.class);
    }
}
