package dev.muster.scaler.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Leadership.Mandate;
import org.junit.jupiter.api.Test;

class HelmTest extends Rivals {
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
}
