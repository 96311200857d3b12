package dev.muster.scaler.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.scaler.decide.Stock;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelmFaultsTest extends Rivals {
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
            assertThat(turn(first, Map.of(Stock.SPOT, 8)))
                    .as("what is wanted by then")
                    .isTrue();
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
}
