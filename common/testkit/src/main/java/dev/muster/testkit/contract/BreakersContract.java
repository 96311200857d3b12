package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pace.Backoff;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.BreakerMove.Judge;
import dev.muster.run.BreakerMove.LetTry;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.BreakerMove.Report;
import dev.muster.run.BreakerMove.TakeTrial;
import dev.muster.run.Breakers;
import dev.muster.run.Breakers.Outcome;
import dev.muster.run.Breakers.Outcome.Applied;
import dev.muster.run.Breakers.Outcome.Refused;
import dev.muster.run.TrialRule;
import dev.muster.testkit.Race;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One item for each agent, which moves only from what was seen. */
public abstract class BreakersContract {
    protected static final TrialRule RULE =
            new TrialRule(5, 10, new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10)), Duration.ofMinutes(2));

    private static final Instant LATER = Runs.NOW.plus(Duration.ofHours(1));
    private static final int RIVALS = 16;

    private final AgentName agent =
            AgentName.of("agent-" + UUID.randomUUID().toString().substring(0, 8));

    /** May be shared between tests. */
    protected abstract Breakers breakers();

    private Outcome apply(BreakerMove move) {
        return breakers().apply(agent, move);
    }

    private static Open open(long epochSeen) {
        return new Open(epochSeen, new Outage("3 of 20 attempts failed: „größer“", Runs.nonce(), 0), Runs.NOW);
    }

    @Test
    void aBreakerThatNobodyHasOpenedIsClosedAndNotListed() {
        assertThat(breakers().find(agent)).isEqualTo(Breaker.untouched(agent));
        assertThat(breakers().all()).extracting(Breaker::agent).doesNotContain(agent);
    }

    @Test
    void whatIsWrittenIsReadAgainInEveryState() {
        Stream<BreakerMove> moves = Stream.of(
                open(0),
                new LetTry(RULE, LATER),
                new TakeTrial(1),
                new Report(1, true),
                new Report(1, false),
                new Judge(RULE, LATER),
                new Force(State.CLOSED, open(0).outage(), LATER),
                new Force(State.OPEN, open(0).outage(), LATER),
                new Force(null, open(0).outage(), LATER));
        moves.forEach(move -> {
            assertThat(apply(move))
                    .isInstanceOfSatisfying(
                            Applied.class,
                            applied -> assertThat(breakers().find(agent)).isEqualTo(applied.breaker()));
            assertThat(breakers().all()).contains(breakers().find(agent));
        });
    }

    @Test
    void aMoveThatDoesNotApplyChangesNothing() {
        apply(open(0));
        Breaker met = breakers().find(agent);
        assertThat(apply(open(0))).isEqualTo(new Refused(met));
        assertThat(breakers().find(agent)).isEqualTo(met);
    }

    @Test
    void whatIsNoLongerAsSeenIsNotReplaced() {
        Breaker before = breakers().find(agent);
        Breaker opened = open(0).on(before).orElseThrow();
        assertThat(breakers().replace(before, opened)).isTrue();
        assertThat(breakers().replace(before, opened)).isFalse();
        assertThat(breakers().find(agent)).isEqualTo(opened);
    }

    @Test
    void ofManyWhoOpenItOneWinsAndKnowsItAgain() throws InterruptedException, ExecutionException {
        List<Open> moves = IntStream.range(0, RIVALS).mapToObj(rival -> open(0)).toList();
        List<Outcome> outcomes = race(moves);
        Breaker opened = breakers().find(agent);
        assertThat(outcomes).filteredOn(Applied.class::isInstance).containsExactly(new Applied(opened));
        assertThat(moves).filteredOn(move -> move.hasOpened(opened)).hasSize(1);
        assertThat(opened.epoch()).isEqualTo(1);
    }

    @Test
    void noMoreTrialsAreLetThroughThanThereAre() throws InterruptedException, ExecutionException {
        apply(open(0));
        apply(new LetTry(RULE, LATER));
        List<Outcome> outcomes =
                race(Stream.generate(() -> new TakeTrial(1)).limit(RIVALS).toList());
        assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(RULE.trials());
    }

    @Test
    void noReportIsLostBesideOthers() throws InterruptedException, ExecutionException {
        apply(open(0));
        apply(new LetTry(RULE, LATER));
        race(IntStream.range(0, RIVALS)
                .mapToObj(rival -> new Report(1, rival % 4 != 0))
                .toList());
        assertThat(breakers().find(agent).trials()).isEqualTo(new Breaker.Trials(RULE.trials(), 12, 4));
    }

    private List<Outcome> race(List<? extends BreakerMove> moves) throws InterruptedException, ExecutionException {
        return Race.of(
                moves.stream().<Callable<Outcome>>map(move -> () -> apply(move)).toList());
    }
}
