package dev.muster.scaler.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Leadership.Mandate;
import dev.muster.fleet.Pool;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.decide.Stock;
import dev.muster.testkit.InMemoryLeadership;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lease is 20 s, a call takes 3 s at most. */
class HelmTest {
    private static final Map<Pool, Integer> SEVEN = Map.of(Stock.SPOT, 7);
    private static final Map<Pool, Integer> NINE = Map.of(Stock.SPOT, 9);

    private final ManualTime time = new ManualTime();
    private final InMemoryLeadership record = new InMemoryLeadership();
    private final Unanswered<Leadership> line = Unanswered.of(Leadership.class, record);
    private final Helm first = helm("first", line.port());
    private final Helm second = helm("second", record);

    private Helm helm(String owner, Leadership leadership) {
        Helm.Tenure tenure = new Helm.Tenure(Duration.ofSeconds(20), Duration.ofSeconds(3));
        return new Helm(leadership, owner, tenure, time);
    }

    private void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** @return whether it may act, in one turn */
    private static boolean turn(Helm helm, Map<Pool, Integer> wanted) {
        helm.watch();
        return helm.intend(wanted);
    }

    private Mandate stored() {
        return record.current().orElseThrow();
    }

    /** The first one leads, and is seen to for the last time. */
    private void secondWatchesTheFirst() {
        assertThat(turn(first, SEVEN)).isTrue();
        second.watch();
    }

    private void takeOver() {
        secondWatchesTheFirst();
        pass(20);
        second.watch();
        assertThat(second.isLeading()).isTrue();
    }

    @Test
    void whereNobodyEverLedTheFirstActsAtOnce() {
        assertThat(turn(first, SEVEN)).isTrue();
        assertThat(first.mayAct()).isTrue();
        assertThat(stored()).isEqualTo(new Mandate("first", 1, 1, SEVEN));
    }

    @Test
    void whoHasNotWatchedDoesNotLead() {
        assertThat(first.intend(SEVEN)).isFalse();
        assertThat(record.current()).isEmpty();
    }

    @Test
    void aLeadThatMovesIsNotTaken() {
        for (int turn = 0; turn < 20; turn++) {
            assertThat(turn(first, SEVEN)).isTrue();
            assertThat(turn(second, NINE)).isFalse();
            pass(19);
        }
        assertThat(second.isLeading()).isFalse();
    }

    @Test
    void aLeadThatStoodStillForALeaseIsTakenAndNotBefore() {
        secondWatchesTheFirst();
        pass(19);
        second.watch();
        assertThat(second.isLeading()).isFalse();
        pass(1);
        second.watch();
        assertThat(second.isLeading()).isTrue();
        assertThat(stored()).isEqualTo(new Mandate("second", 2, 0, SEVEN));
    }

    @Test
    void howLongALeadStoodStillBeforeItWasSeenCountsForNothing() {
        assertThat(turn(first, SEVEN)).isTrue();
        pass(900);

        assertThat(turn(second, NINE)).isFalse();
        assertThat(second.isLeading()).isFalse();
    }

    @Test
    void aNewLeaderKnowsWhatTheOldOneWanted() {
        takeOver();

        assertThat(second.wanted()).isEqualTo(SEVEN);
    }

    @Test
    void aNewLeaderActsOnceNoCallOfTheOldOneCanCome() {
        takeOver();

        assertThat(turn(second, NINE)).isFalse();
        pass(22);
        assertThat(turn(second, NINE)).isFalse();
        assertThat(stored().wanted()).as("it is written down all the same").isEqualTo(NINE);
        pass(1);
        assertThat(turn(second, NINE)).isTrue();
    }

    @Test
    void aLeaderThatStoodStillMustNotAct() {
        assertThat(turn(first, SEVEN)).isTrue();
        pass(16);
        assertThat(first.mayAct()).isTrue();
        pass(1);
        assertThat(first.mayAct()).as("a call would end after the lease").isFalse();
        assertThat(first.isLeading()).isTrue();
    }

    @Test
    void whereNobodyTookTheLeadItGoesOn() {
        assertThat(turn(first, SEVEN)).isTrue();
        pass(900);

        assertThat(turn(first, NINE)).isTrue();
        assertThat(stored()).isEqualTo(new Mandate("first", 1, 2, NINE));
    }

    @Test
    void aLeaderThatWasReplacedMustNotActAndLearnsWhatIsWanted() {
        takeOver();
        assertThat(turn(second, NINE)).isFalse();

        assertThat(turn(first, SEVEN)).isFalse();
        assertThat(first.mayAct()).isFalse();
        assertThat(first.isLeading()).isFalse();
        assertThat(first.wanted()).isEqualTo(NINE);
        assertThat(stored().owner()).isEqualTo("second");
    }

    @Test
    void aLeaderThatWasReplacedWaitsForALeaseLikeAnyOther() {
        takeOver();
        assertThat(turn(first, SEVEN)).isFalse();
        pass(19);
        first.watch();
        assertThat(first.isLeading()).isFalse();
        pass(1);
        first.watch();
        assertThat(first.isLeading()).isTrue();
        assertThat(stored()).isEqualTo(new Mandate("first", 3, 0, SEVEN));
    }

    @Test
    void aRenewalThatTookLongCountsFromWhenItWasSent() {
        Helm slow = helm("slow", new SlowLeadership(record, time, Duration.ofSeconds(17)));

        assertThat(turn(slow, SEVEN)).isFalse();
        assertThat(slow.isLeading()).isTrue();
    }

    @Test
    void onAnUnansweredRenewalNobodyActs() {
        for (Verdict lost : new Verdict[] {Verdict.LOST_BEFORE, Verdict.LOST_AFTER}) {
            assertThat(turn(first, SEVEN)).isTrue();
            line.next("renew", lost);
            assertThatThrownBy(() -> first.intend(NINE)).isInstanceOf(TransientFault.class);
            assertThat(first.wanted()).as("what is known to be written").isEqualTo(SEVEN);
            assertThat(turn(first, Map.of(Stock.SPOT, 8))).as("what is wanted by then").isTrue();
            assertThat(stored().wanted()).containsEntry(Stock.SPOT, 8);
        }
    }

    @Test
    void anUnansweredRenewalDoesNotMakeTheLeadLonger() {
        assertThat(turn(first, SEVEN)).isTrue();
        pass(10);
        line.next("renew", Verdict.LOST_AFTER);
        assertThatThrownBy(() -> first.intend(NINE)).isInstanceOf(TransientFault.class);
        pass(7);

        assertThat(first.mayAct()).isFalse();
    }

    @Test
    void whoLostTheLeadAndCannotSeeToWhomDoesNotAct() {
        takeOver();
        line.next("current", Verdict.LOST_BEFORE);

        assertThatThrownBy(() -> first.intend(SEVEN)).isInstanceOf(TransientFault.class);
        assertThat(first.mayAct()).isFalse();
        assertThat(turn(first, SEVEN)).isFalse();
        assertThat(first.isLeading()).isFalse();
    }

    @Test
    void anUnansweredTakingIsTakenAgain() {
        line.next("take", Verdict.LOST_AFTER);
        assertThatThrownBy(first::watch).isInstanceOf(TransientFault.class);
        assertThat(first.isLeading()).isFalse();
        pass(5);
        first.watch();
        assertThat(first.isLeading()).as("somebody leads, even if it is itself").isFalse();
        pass(20);
        first.watch();
        assertThat(first.isLeading()).isTrue();
    }

    /** Whose answers come late. */
    private record SlowLeadership(Leadership real, ManualTime time, Duration delay) implements Leadership {
        @Override
        public Optional<Mandate> current() {
            return real.current();
        }

        @Override
        public Optional<Mandate> take(@Nullable Mandate seen, String owner) {
            return real.take(seen, owner);
        }

        @Override
        public Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
            time.advance(delay);
            return real.renew(mine, wanted);
        }
    }
}
