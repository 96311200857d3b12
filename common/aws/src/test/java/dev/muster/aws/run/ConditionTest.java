package dev.muster.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.item.Placeholders;
import dev.muster.fleet.WorkerId;
import dev.muster.run.Claim;
import dev.muster.run.Enqueue;
import dev.muster.run.Guard;
import dev.muster.run.RecoveryStep.Requeue;
import dev.muster.run.RunState.Queued;
import dev.muster.testkit.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ConditionTest {
    private static final Instant AT = Instant.ofEpochMilli(1234);
    private static final WorkerId OWNER = new WorkerId("w1");

    private final Placeholders placeholders = new Placeholders();

    static Stream<Arguments> guards() {
        return Stream.of(
                Arguments.of(new Guard.EnqueueIn(Set.of(Enqueue.SENT)), "#enqueue IN (:v0)", text("SENT")),
                Arguments.of(new Guard.WakeIs(AT), "#wake = :v0", number(1234)),
                Arguments.of(new Guard.DueBy(AT), "#wake <= :v0", number(1234)),
                Arguments.of(new Guard.ExpiredBy(AT), "#expires <= :v0", number(1234)),
                Arguments.of(new Guard.FenceIs(7), "#fence = :v0", number(7)),
                Arguments.of(new Guard.OwnerIs(OWNER), "#owner = :v0", text("w1")),
                Arguments.of(new Guard.CrashesBelow(2), "#crashes < :v0", number(2)),
                Arguments.of(
                        new Guard.SequenceBelow(3),
                        "(attribute_not_exists(#checkpoint_sequence) OR #checkpoint_sequence < :v0)",
                        number(3)));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void aGuardComparesAnAttributeWithWhatItWants(Guard guard, String condition, AttributeValue value) {
        assertThat(Condition.of(guard, placeholders)).isEqualTo(condition);
        assertThat(placeholders.values()).containsExactlyEntriesOf(Map.of(":v0", value));
    }

    @Test
    void aGuardMayNeedNoValue() {
        assertThat(Condition.of(new Guard.NotCancelling(), placeholders)).isEqualTo("attribute_not_exists(#cancel)");
        assertThat(placeholders.values()).isEmpty();
    }

    @Test
    void everyConditionWantsARunThatIsThereAndInAStateOfItsRow() {
        Requeue step = new Requeue(new Claim(OWNER, 7, Runs.nonce()), Queued.pending(AT, AT), AT, true, List.of());
        assertThat(Condition.of(step, placeholders))
                .isEqualTo("attribute_exists(#id) AND #state IN (:v0) AND #fence = :v1 AND #owner = :v2"
                        + " AND attribute_not_exists(#cancel)");
        assertThat(placeholders.values().values()).containsExactly(text("RUNNING"), number(7), text("w1"));
    }
}
