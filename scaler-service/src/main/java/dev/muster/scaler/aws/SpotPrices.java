package dev.muster.scaler.aws;

import dev.muster.aws.call.Faults;
import dev.muster.pace.TransientFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SpotPrice;

/** The Spot price of what runs, asked for every 5 minutes at most. Where it cannot be had there is none: nothing waits for it. */
public final class SpotPrices implements UnitPrice {
    private static final Logger LOG = System.getLogger(SpotPrices.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(5);

    private record Offering(String type, String zone) {}

    private final Ec2Client client;
    private final Times times;
    private Map<Offering, Double> prices = Map.of();
    private @Nullable Duration asked;

    public SpotPrices(Ec2Client client, Times times) {
        this.client = client;
        this.times = times;
    }

    @Override
    public synchronized OptionalDouble of(List<Instance> instances, Deadline deadline) {
        Set<String> types = instances.stream().map(Instance::instanceType).collect(Collectors.toSet());
        if (!types.isEmpty() && isDue()) {
            asked = times.stopwatch().elapsed();
            prices = ask(types, deadline);
        }
        return instances.stream()
                .map(instance -> prices.get(new Offering(instance.instanceType(), instance.availabilityZone())))
                .filter(Objects::nonNull)
                .mapToDouble(price -> price)
                .average();
    }

    private boolean isDue() {
        return asked == null || times.stopwatch().elapsed().minus(asked).compareTo(EVERY) >= 0;
    }

    /** From now on: that is the price in force of each type and zone. */
    private Map<Offering, Double> ask(Set<String> types, Deadline deadline) {
        try {
            return Faults.answer(
                            "spot prices",
                            () -> client.describeSpotPriceHistory(request -> request.instanceTypesWithStrings(types)
                                    .productDescriptions("Linux/UNIX")
                                    .startTime(times.clock().instant())
                                    .overrideConfiguration(deadline.rest())))
                    .spotPriceHistory()
                    .stream()
                    .collect(Collectors.toMap(
                            SpotPrices::offering,
                            price -> Double.parseDouble(price.spotPrice()),
                            (newer, older) -> newer));
        } catch (TransientFault | SdkException untold) {
            LOG.log(Level.DEBUG, "no spot prices", untold);
            return Map.of();
        }
    }

    private static Offering offering(SpotPrice price) {
        return new Offering(price.instanceTypeAsString(), price.availabilityZone());
    }
}
