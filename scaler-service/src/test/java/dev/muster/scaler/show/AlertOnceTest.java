package dev.muster.scaler.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pace.TransientFault;
import dev.muster.scaler.Scene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertOnceTest {
    private static final String CEILING = "the ceiling is 5.00 $/h, and more is needed";

    private final List<String> raised = new ArrayList<>();
    private boolean down;
    private final AlertOnce alerts = new AlertOnce(this::raise);

    private void raise(String text) {
        if (down) {
            throw new TransientFault("no answer");
        }
        raised.add(text);
    }

    private void turn(int turn, String alert, boolean acted) {
        alerts.enter(Scene.observation(), Scene.plan(turn, alert), acted);
    }

    @Test
    void whatGoesOnIsRaisedOnce() {
        for (int turn = 0; turn < 1000; turn++) {
            turn(turn, CEILING, true);
        }
        assertThat(raised).containsExactly(CEILING);
    }

    @Test
    void whatComesAndGoesIsOneOccurrenceAndAfterFiveMinutesItIsAnother() {
        turn(0, CEILING, true);
        turn(1, "", true);
        turn(60, CEILING, true);
        assertThat(raised).hasSize(1);
        turn(121, CEILING, true);
        assertThat(raised).hasSize(2);
    }

    @Test
    void somethingElseIsRaisedBesides() {
        turn(0, CEILING, true);
        turn(1, "the quota is used up", true);
        turn(2, CEILING, true);
        assertThat(raised).containsExactly(CEILING, "the quota is used up");
    }

    @Test
    void whoDoesNotLeadRaisesNothing() {
        turn(0, CEILING, false);
        assertThat(raised).isEmpty();
        turn(1, CEILING, true);
        assertThat(raised).containsExactly(CEILING);
    }

    @Test
    void anAlarmThatWasNotAnsweredIsRaisedByTheNextTurn() {
        down = true;
        turn(0, CEILING, true);
        down = false;
        turn(1, CEILING, true);
        turn(2, CEILING, true);
        assertThat(raised).containsExactly(CEILING);
    }
}
