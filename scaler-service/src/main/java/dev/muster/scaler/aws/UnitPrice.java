package dev.muster.scaler.aws;

import java.util.List;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** What an instance costs, as measured. */
@FunctionalInterface
public interface UnitPrice {
    UnitPrice UNKNOWN = (instances, deadline) -> OptionalDouble.empty();

    /**
     * @param instances that there are
     * @param deadline for asking
     * @return in $/h, on average over them; empty where nobody tells
     */
    OptionalDouble of(List<Instance> instances, Deadline deadline);
}
