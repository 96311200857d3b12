package dev.muster.gateway.submit;

import static dev.muster.gateway.submit.Desk.MOST_WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.run.ClientStep;
import dev.muster.run.Run;
import dev.muster.testkit.Runs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Desk desk = new Desk();

    @Test
    void aTenantMayHaveSoManyWaitingRunsAndNoMoreUntilOneHasLeft() throws InterruptedException {
        Run one = desk.accepted(Optional.empty(), "1");
        for (int more = 1; more < MOST_WAITING; more++) {
            desk.accepted(Optional.empty(), "1");
        }
        assertThatThrownBy(() -> desk.submit(Optional.empty(), "1"))
                .isInstanceOf(TooManyWaiting.class)
                .hasMessageContaining("40 runs or more of this tenant wait already");
        assertThat(desk.runs.all()).hasSize(MOST_WAITING);
        assertThat(desk.submitRun.submit(Runs.tenant(), Optional.empty(), desk.intake.order(Requests.input("1"))))
                .isInstanceOf(Accepted.class);

        desk.runs.apply(one.id(), new ClientStep.Cancel(desk.time.instant()));
        assertThat(desk.submit(Optional.empty(), "1")).isInstanceOf(Accepted.class);
    }
}
