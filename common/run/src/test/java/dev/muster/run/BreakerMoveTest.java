package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.Backoff;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.Breaker.Trials;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.BreakerMove.Judge;
import dev.muster.run.BreakerMove.LetTry;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.BreakerMove.Report;
import dev.muster.run.BreakerMove.TakeTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerMoveTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final TrialRule RULE = new TrialRule(5, 10, new Backoff(WAIT, Duration.ofSeconds(100)), PATIENCE);
    private static final Outage OUTAGE = new Outage("3 of 20 attempts failed", new Nonce("mine"), 0);

    private final Breaker untouched = Breaker.untouched(AgentName.of("wordcount"));
    private final Breaker open = after(untouched, new Open(0, OUTAGE, NOW));
    private final Breaker tried = after(open, new LetTry(RULE, NOW.plus(WAIT)));

    private static Breaker after(Breaker breaker, BreakerMove... moves) {
        Breaker next = breaker;
        for (BreakerMove move : moves) {
            next = move.on(next).orElseThrow();
        }
        return next;
    }

    private static Breaker reported(Breaker tried, int succeeded, int failed) {
        BreakerMove[] reports = IntStream.range(0, succeeded + failed)
                .mapToObj(trial -> new Report(tried.epoch(), trial < succeeded))
                .toArray(BreakerMove[]::new);
        return after(tried, reports);
    }

    private static Force force(@Nullable State wanted) {
        return new Force(wanted, new Outage("opened by acme", new Nonce("operator"), 0), NOW);
    }

    @Test
    void itOpensFromClosedAtTheEpochSeenAndNotTwice() {
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.epoch()).isEqualTo(1);
        assertThat(new Open(1, OUTAGE, NOW).on(untouched)).isEmpty();
        assertThat(new Open(1, OUTAGE, NOW).on(open)).isEmpty();
        assertThat(new Open(1, OUTAGE, NOW).on(tried)).isEmpty();
    }

    @Test
    void whoOpenedItKnowsItAgainAndNobodyElseDoes() {
        Outage theirs = new Outage(OUTAGE.reason(), new Nonce("theirs"), 0);
        assertThat(new Open(0, OUTAGE, NOW).hasOpened(open)).isTrue();
        assertThat(new Open(0, theirs, NOW).hasOpened(open)).isFalse();
    }

    @Test
    void trialsBeginOnceTheWaitIsOver() {
        assertThat(new LetTry(RULE, NOW.plus(WAIT).minusMillis(1)).on(open)).isEmpty();
        assertThat(tried.state()).isEqualTo(State.HALF_OPEN);
        assertThat(tried.trials()).isEqualTo(new Trials(5, 0, 0));
        assertThat(tried.epoch()).isEqualTo(open.epoch());
    }

    @Test
    void noMoreTrialsAreTakenThanWereLet() {
        TakeTrial take = new TakeTrial(1);
        Breaker taken = after(tried, take, take, take, take, take);
        assertThat(take.on(taken)).isEmpty();
        assertThat(new TakeTrial(0).on(tried)).isEmpty();
        assertThat(take.on(open)).isEmpty();
    }

    @Test
    void whereTrialsNeverReportMoreAreLetThroughAndThoseThatDidStillCount() {
        TakeTrial take = new TakeTrial(1);
        Breaker taken = reported(after(tried, take, take, take, take, take), 2, 0);
        assertThat(new LetTry(RULE, tried.since().plus(PATIENCE).minusMillis(1)).on(taken))
                .isEmpty();
        Breaker again = after(taken, new LetTry(RULE, tried.since().plus(PATIENCE)));
        assertThat(again.trials()).isEqualTo(new Trials(5, 2, 0));
        assertThat(new LetTry(RULE, NOW.plus(Duration.ofDays(1))).on(again))
                .as("trials are left")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, HALF_OPEN", "4, 0, HALF_OPEN", "5, 0, CLOSED", "0, 1, OPEN", "4, 1, OPEN", "9, 1, CLOSED"})
    void trialsCloseItWhereAtMostATenthHasFailedAndOpenItWhereThatCannotBeAnyMore(
            int succeeded, int failed, State expected) {
        Breaker reported = reported(tried, succeeded, failed);
        assertThat(new Judge(RULE, NOW).on(reported).orElse(reported).state()).isEqualTo(expected);
    }

    @Test
    void failedTrialsAreTheSameOutageInANewEpochWithALongerWait() {
        Breaker again = after(reported(tried, 0, 1), new Judge(RULE, NOW));
        assertThat(again.epoch()).isEqualTo(2);
        assertThat(again.outage()).isEqualTo(new Outage(OUTAGE.reason(), OUTAGE.by(), 1));
        assertThat(RULE.due(again)).isEqualTo(NOW.plusSeconds(60));
        Breaker third =
                after(reported(after(again, new LetTry(RULE, NOW.plusSeconds(60))), 0, 1), new Judge(RULE, NOW));
        assertThat(RULE.due(third)).as("bounded").isEqualTo(NOW.plusSeconds(100));
        assertThat(new Report(1, true).on(third)).as("of earlier trials").isEmpty();
    }

    @Test
    void anOpeningSoonAfterTheClosingIsTheSameOutageAndALaterOneIsNot() {
        Breaker closed = after(reported(tried, 5, 0), new Judge(RULE, NOW));
        Outage relapse = new Outage("4 of 20 attempts failed", new Nonce("theirs"), 0);
        Instant late = NOW.plus(Breaker.RELAPSE);
        assertThat(after(closed, new Open(1, relapse, late.minusMillis(1))).outage())
                .isEqualTo(new Outage("4 of 20 attempts failed", new Nonce("theirs"), 1));
        assertThat(after(closed, new Open(1, relapse, late)).outage().isNew()).isTrue();
        assertThat(open.outage().isNew()).isTrue();
    }

    @Test
    void whatAnOperatorForcedStaysUntilItIsLeftToItself() {
        Breaker shut = after(open, force(State.CLOSED));
        assertThat(shut.state()).isEqualTo(State.CLOSED);
        assertThat(new Open(shut.epoch(), OUTAGE, NOW).on(shut)).isEmpty();
        assertThat(new Open(shut.epoch(), OUTAGE, NOW).on(after(shut, force(null))))
                .isPresent();

        Breaker kept = after(untouched, force(State.OPEN));
        assertThat(kept.epoch()).isEqualTo(1);
        assertThat(new LetTry(RULE, NOW.plus(Duration.ofDays(1))).on(kept)).isEmpty();
        assertThat(new LetTry(RULE, NOW.plus(WAIT)).on(after(kept, force(null))))
                .isPresent();
    }

    @Test
    void trialsUnderWayDoNotUndoWhatAnOperatorForced() {
        Breaker kept = after(reported(tried, 5, 0), force(State.OPEN));
        assertThat(kept.state()).isEqualTo(State.OPEN);
        assertThat(new Judge(RULE, NOW).on(kept)).isEmpty();
        assertThat(new Report(1, true).on(kept)).isEmpty();
    }

    @Test
    void nobodyForcesItHalfOpen() {
        assertThatThrownBy(() -> force(State.HALF_OPEN)).hasMessageContaining("HALF_OPEN: needs OPEN or CLOSED");
    }

    @Test
    void aChangeIsSettledOnceEverybodyHasSeenIt() {
        assertThat(open.isSettled(NOW.plus(Breaker.SETTLED).minusMillis(1))).isFalse();
        assertThat(open.isSettled(NOW.plus(Breaker.SETTLED))).isTrue();
    }
}
