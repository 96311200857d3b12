package dev.muster.aws.run;

import dev.muster.aws.item.Placeholders;
import dev.muster.run.Guard;
import dev.muster.run.RunStep;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step's states and guards as the condition of its write. A guard speaks of attributes that only the states it holds
 * in have, or of such that every run has.
 */
final class Condition {
    private Condition() {}

    static String of(RunStep step, Placeholders placeholders) {
        Stream<String> always = Stream.of(
                "attribute_exists(" + placeholders.name(Attributes.ID) + ")",
                in(placeholders, Attributes.STATE, step.transition().from()));
        return Stream.concat(always, step.guards().stream().map(guard -> of(guard, placeholders)))
                .collect(Collectors.joining(" AND "));
    }

    static String of(Guard guard, Placeholders placeholders) {
        return switch (guard) {
            case Guard.EnqueueIn(var allowed) -> in(placeholders, Attributes.ENQUEUE, allowed);
            case Guard.WakeIs(var seen) -> placeholders.name(Attributes.WAKE) + " = " + placeholders.value(seen);
            case Guard.DueBy(var now) -> placeholders.name(Attributes.WAKE) + " <= " + placeholders.value(now);
            case Guard.ExpiredBy(var now) -> placeholders.name(Attributes.EXPIRES) + " <= " + placeholders.value(now);
            case Guard.FenceIs(long fence) -> placeholders.name(Attributes.FENCE) + " = " + placeholders.value(fence);
            case Guard.OwnerIs(var owner) ->
                placeholders.name(Attributes.OWNER) + " = " + placeholders.value(owner.value());
            case Guard.NotCancelling() -> "attribute_not_exists(" + placeholders.name(Attributes.CANCEL) + ")";
            case Guard.CrashesBelow(int limit) ->
                placeholders.name(Attributes.CRASHES) + " < " + placeholders.value(limit);
            case Guard.SequenceBelow(long sequence) -> sequenceBelow(placeholders, sequence);
        };
    }

    private static String sequenceBelow(Placeholders placeholders, long sequence) {
        String latest = placeholders.name(Attributes.CHECKPOINT_SEQUENCE);
        return "(attribute_not_exists(" + latest + ") OR " + latest + " < " + placeholders.value(sequence) + ")";
    }

    private static String in(Placeholders placeholders, String name, Collection<? extends Enum<?>> allowed) {
        return allowed.stream()
                .map(Enum::name)
                .sorted()
                .map(placeholders::value)
                .collect(Collectors.joining(", ", placeholders.name(name) + " IN (", ")"));
    }
}
