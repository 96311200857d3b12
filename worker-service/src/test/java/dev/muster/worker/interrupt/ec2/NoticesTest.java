package dev.muster.worker.interrupt.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.worker.interrupt.InterruptionNotice.LifecycleEnd;
import dev.muster.worker.interrupt.InterruptionNotice.RebalanceAdvice;
import dev.muster.worker.interrupt.InterruptionNotice.SpotReclaim;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What EC2 says, as its documentation shows it. */
class NoticesTest {
    private static final String META = "/latest/meta-data/";

    private static Metadata saying(Map<String, String> items) {
        return path -> Optional.ofNullable(items.get(path.substring(META.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminate", "stop", "hibernate"})
    void everyInstanceActionEndsTheMachineAtItsTime(String action) {
        Metadata metadata = saying(
                Map.of("spot/instance-action", "{\"action\": \"" + action + "\", \"time\": \"2017-09-18T08:22:00Z\"}"));

        assertThat(new SpotReclaims(metadata).look()).contains(new SpotReclaim(Instant.parse("2017-09-18T08:22:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"time\":7}", "<html>", "{\"time\":\"soon\"}"})
    void anInstanceActionThatCannotBeReadIsLookedAtAgain(String body) {
        SpotReclaims source = new SpotReclaims(saying(Map.of("spot/instance-action", body)));

        assertThatThrownBy(source::look).isInstanceOf(TransientFault.class);
    }

    @Test
    void aRebalanceIsAnAdvice() {
        Metadata metadata =
                saying(Map.of("events/recommendations/rebalance", "{\"noticeTime\": \"2020-10-27T08:22:00Z\"}"));

        assertThat(new Rebalances(metadata).look()).contains(new RebalanceAdvice());
    }

    @Test
    void autoScalingEndsAMachineWhoseTargetStateSaysSo() {
        assertThat(new LifecycleStates(
                                saying(Map.of("autoscaling/target-lifecycle-state", "InService", "instance-id", "i-1")))
                        .look())
                .isEmpty();
        assertThat(new LifecycleStates(saying(
                                Map.of("autoscaling/target-lifecycle-state", "Terminated\n", "instance-id", "i-1")))
                        .look())
                .contains(new LifecycleEnd("i-1"));
    }

    @Test
    void nothingIsSaidWhereNothingIsWrong() {
        Metadata metadata = saying(Map.of());
        assertThat(new SpotReclaims(metadata).look()).isEmpty();
        assertThat(new Rebalances(metadata).look()).isEmpty();
        assertThat(new LifecycleStates(metadata).look()).isEmpty();
    }
}
