package dev.muster.scaler.aws;

import dev.muster.aws.call.Faults;
import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.Shortage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/**
 * The instances of one Auto Scaling group, which is there already and which nobody else scales. They are protected from
 * scale-in, lest the group choose itself what to end.
 */
public final class AutoScalingGroupPool implements CapacityPool {
    private static final Logger LOG = System.getLogger(AutoScalingGroupPool.class.getName());
    private static final int MOST_PROTECTED_AT_ONCE = 50;
    private static final int MOST_ACTIVITIES = 100;
    private static final String INVALID = "ValidationError";

    private final Pool name;
    private final String group;
    private final AutoScalingClient client;
    private final UnitPrice price;
    private final Times times;
    private final Launches launches;
    private volatile @Nullable Shortage tooLarge;

    /** @param group its name */
    public AutoScalingGroupPool(Pool name, String group, AutoScalingClient client, UnitPrice price, Times times) {
        this.name = name;
        this.group = group;
        this.client = client;
        this.price = price;
        this.times = times;
        this.launches = new Launches(times.clock());
    }

    @Override
    public Pool name() {
        return name;
    }

    @Override
    public Holding look() {
        Deadline deadline = Deadline.start(times.stopwatch());
        AutoScalingGroup now = describe(deadline);
        List<Activity> activities = activities(deadline);
        List<Instance> here = instances(now);
        List<String> ids = here.stream().map(Instance::instanceId).toList();
        Stream<Shortage> refusals = Stream.concat(Stream.ofNullable(tooLarge), GroupActivities.refusals(activities));
        return new Holding(
                now.desiredCapacity(),
                launches.of(ids, GroupActivities.launches(activities), outdated(now, here)),
                Shortages.recent(refusals, times.clock().instant()),
                price.of(here, deadline));
    }

    /** What is more than the group's largest size is told as a {@link Shortage} of quota. */
    @Override
    public void raise(int wanted) {
        Deadline deadline = Deadline.start(times.stopwatch());
        AutoScalingGroup now = describe(deadline);
        tooLarge = wanted > now.maxSize() ? tooLarge(wanted, now.maxSize()) : null;
        int possible = Math.min(wanted, now.maxSize());
        if (possible > now.desiredCapacity()) {
            Faults.answer(
                    group + " to " + possible,
                    () -> client.setDesiredCapacity(request -> request.autoScalingGroupName(group)
                            .desiredCapacity(possible)
                            .honorCooldown(false)
                            .overrideConfiguration(deadline.rest())));
        }
        protect(now, deadline);
    }

    private Shortage tooLarge(int wanted, int largest) {
        String message = wanted + " wanted: the largest size of the group is " + largest;
        return new Shortage(Shortage.Kind.QUOTA, group, times.clock().instant(), message);
    }

    /** A group that was not made for this does not see to it itself. As many as one request takes; the rest come next. */
    private void protect(AutoScalingGroup now, Deadline deadline) {
        List<String> unprotected = instances(now).stream()
                .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
                .filter(instance -> !instance.protectedFromScaleIn())
                .map(Instance::instanceId)
                .limit(MOST_PROTECTED_AT_ONCE)
                .toList();
        if (!unprotected.isEmpty()) {
            Faults.answer(
                    "protection in " + group,
                    () -> client.setInstanceProtection(request -> request.autoScalingGroupName(group)
                            .instanceIds(unprotected)
                            .protectedFromScaleIn(true)
                            .overrideConfiguration(deadline.rest())));
        }
    }

    /** Protection from scale-in does not keep an instance that is named: the group ends that one, and none instead. */
    @Override
    public void end(Set<String> units) {
        Deadline deadline = Deadline.start(times.stopwatch());
        instances(describe(deadline)).stream()
                .map(Instance::instanceId)
                .filter(units::contains)
                .forEach(instance -> end(instance, deadline));
    }

    private void end(String instance, Deadline deadline) {
        try {
            Faults.answer(
                    "end of " + instance,
                    () -> client.terminateInstanceInAutoScalingGroup(request -> request.instanceId(instance)
                            .shouldDecrementDesiredCapacity(true)
                            .overrideConfiguration(deadline.rest())));
        } catch (AutoScalingException refused) {
            if (!INVALID.equals(refused.awsErrorDetails().errorCode())) {
                throw refused;
            }
            // Gone meanwhile, or kept by the group's smallest size: the others can go all the same.
            LOG.log(Level.WARNING, "{0} of {1} is not ended: {2}", instance, group, refused.getMessage());
        }
    }

    private AutoScalingGroup describe(Deadline deadline) {
        return Faults.answer(
                        "group " + group,
                        () -> client.describeAutoScalingGroups(
                                request -> request.autoScalingGroupNames(group).overrideConfiguration(deadline.rest())))
                .autoScalingGroups()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no Auto Scaling group " + group));
    }

    private List<Activity> activities(Deadline deadline) {
        return Faults.answer(
                        "activities of " + group,
                        () -> client.describeScalingActivities(request -> request.autoScalingGroupName(group)
                                .maxRecords(MOST_ACTIVITIES)
                                .overrideConfiguration(deadline.rest())))
                .activities();
    }

    private static List<Instance> instances(AutoScalingGroup group) {
        return group.instances().stream()
                .filter(instance -> !isLeaving(instance.lifecycleStateAsString()))
                .toList();
    }

    private static Set<String> outdated(AutoScalingGroup group, List<Instance> here) {
        return Optional.ofNullable(group.mixedInstancesPolicy())
                .map(policy -> policy.launchTemplate().launchTemplateSpecification())
                .or(() -> Optional.ofNullable(group.launchTemplate()))
                .map(next -> here.stream()
                        .filter(instance -> isOlder(instance.launchTemplate(), next))
                        .map(Instance::instanceId)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** A group that follows the latest version names none, and an offering may have a template of its own. */
    private static boolean isOlder(@Nullable LaunchTemplateSpecification made, LaunchTemplateSpecification next) {
        return made != null
                && next.version() != null
                && !next.version().startsWith("$")
                && Objects.equals(made.launchTemplateId(), next.launchTemplateId())
                && !next.version().equals(made.version());
    }

    private static boolean isLeaving(String state) {
        return state.startsWith("Terminat") || state.startsWith("Detach");
    }
}
