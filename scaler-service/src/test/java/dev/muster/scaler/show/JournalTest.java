package dev.muster.scaler.show;

import static dev.muster.scaler.Scene.FARGATE;
import static dev.muster.scaler.Scene.SPOT;
import static dev.muster.scaler.Scene.hold;
import static dev.muster.scaler.Scene.resize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.Scene;
import dev.muster.scaler.decide.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal(4);
    private int turn;

    private void turn(boolean acted, Decision... decisions) {
        journal.enter(Scene.observation(), Scene.plan(turn++, decisions), acted);
    }

    private List<String> story() {
        return journal.last("", 100).stream()
                .map(one -> one.pool() + " " + one.from() + "-" + one.to() + " " + one.reason())
                .toList();
    }

    @Test
    void decisionsStandInTheOrderTheyWereMade() {
        turn(true, hold(SPOT, 1, "600 wait"), resize(FARGATE, 0, 1, "burst"));
        turn(true, resize(SPOT, 1, 11, "1200 wait"), hold(FARGATE, 1, "refused"));
        assertThat(story())
                .containsExactly(
                        "spot 1-1 600 wait", "fargate 0-1 burst", "spot 1-11 1200 wait", "fargate 1-1 refused");
    }

    @Test
    void aHoldThatGoesOnIsOneWithTheLastReason() {
        turn(true, hold(SPOT, 1, "17 wait, 0.5 $/h"), hold(FARGATE, 0, "calm"));
        turn(true, hold(SPOT, 1, "3 wait, 12.25 $/h"), hold(FARGATE, 0, "calm"));
        turn(true, hold(SPOT, 1, "21 wait, 0.75 $/h"), hold(FARGATE, 0, "calm"));
        assertThat(story()).containsExactly("spot 1-1 21 wait, 0.75 $/h", "fargate 0-0 calm");
        DecisionView held = journal.last("spot", 1).getFirst();
        assertThat(held.kind()).isEqualTo("hold");
        assertThat(held.since()).isEqualTo(Scene.NOW);
        assertThat(held.at()).isEqualTo(Scene.NOW.plus(Scene.TICK.multipliedBy(2)));
    }

    @Test
    void anotherNumberOfUnitsAnotherReasonAndAnotherLeaderAreNews() {
        turn(true, hold(SPOT, 1, "17 wait"));
        turn(true, hold(SPOT, 2, "17 wait"));
        turn(true, hold(SPOT, 2, "held by an operator"));
        turn(false, hold(SPOT, 2, "held by an operator"));
        assertThat(journal.last("", 100)).extracting(DecisionView::acted).containsExactly(true, true, true, false);
    }

    @Test
    void everyResizeThatWasMadeIsToldAndOneThatIsLeftToTheLeaderOnce() {
        turn(true, resize(SPOT, 1, 2, "17 wait"));
        turn(true, resize(SPOT, 1, 2, "18 wait"));
        turn(false, resize(SPOT, 1, 2, "19 wait"));
        turn(false, resize(SPOT, 1, 2, "20 wait"));
        assertThat(story()).containsExactly("spot 1-2 17 wait", "spot 1-2 18 wait", "spot 1-2 20 wait");
    }

    @Test
    void everyRenewalIsTold() {
        turn(true, new Decision.Renew(SPOT, 12, 2, 2, "3 of 12 are old"));
        turn(true, new Decision.Renew(SPOT, 12, 2, 1, "1 of 12 are old"));
        assertThat(story()).containsExactly("spot 12-12 3 of 12 are old", "spot 12-11 1 of 12 are old");
        assertThat(journal.last("", 1).getFirst().kind()).isEqualTo("renew");
    }

    @Test
    void whatHasEndedLongestAgoIsForgottenFirst() {
        turn(true, hold(FARGATE, 0, "calm"));
        for (int units = 1; units <= 5; units++) {
            turn(true, resize(SPOT, units, units + 1, "more"), hold(FARGATE, 0, "calm"));
        }
        assertThat(story()).containsExactly("fargate 0-0 calm", "spot 3-4 more", "spot 4-5 more", "spot 5-6 more");
        assertThat(journal.last("fargate", 1).getFirst().since()).isEqualTo(Scene.NOW);
    }

    @Test
    void theLastOnesOfAPoolAreFound() {
        turn(true, resize(SPOT, 1, 2, "a"), resize(FARGATE, 0, 1, "b"));
        turn(true, resize(SPOT, 2, 3, "c"));
        assertThat(journal.last("spot", 1)).extracting(DecisionView::reason).containsExactly("c");
        assertThat(journal.last("", 2)).extracting(DecisionView::reason).containsExactly("b", "c");
        assertThat(journal.last("on-demand", 2)).isEmpty();
    }
}
