package dev.muster.infra.pool;

import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.network.SdkCall;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Range;
import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.DefaultResult;
import software.amazon.awscdk.services.autoscaling.InstancesDistribution;
import software.amazon.awscdk.services.autoscaling.LaunchTemplateOverrides;
import software.amazon.awscdk.services.autoscaling.LifecycleHook;
import software.amazon.awscdk.services.autoscaling.LifecycleTransition;
import software.amazon.awscdk.services.autoscaling.MixedInstancesPolicy;
import software.amazon.awscdk.services.autoscaling.OnDemandAllocationStrategy;
import software.amazon.awscdk.services.autoscaling.SpotAllocationStrategy;
import software.amazon.awscdk.services.autoscaling.TerminationPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * Instances of one market. What it never does by itself: end an instance to save money or to balance zones. Its number is
 * the scaler's, so that the template does not say it.
 *
 * @param pool spot or on-demand
 */
record Group(Construct scope, Settings settings, String pool, Vpc vpc, LaunchTemplate template) {
    static final String HOOK = "drain";
    static final Duration DRAIN = Duration.seconds(120);
    private static final List<String> FAMILIES = List.of("c6g", "m6g", "r6g");

    /** Many offerings are had more often; what is never taken back had better be of one size, which the plan is made with. */
    private List<InstanceType> types() {
        List<String> sizes = isSpot() ? List.of("large", "xlarge", "2xlarge") : List.of("xlarge");
        return FAMILIES.stream()
                .flatMap(family -> sizes.stream().map(size -> new InstanceType(family + "." + size)))
                .toList();
    }

    private boolean isSpot() {
        return "spot".equals(pool);
    }

    private Names names() {
        return Names.of(settings, Stack.of(scope).getRegion());
    }

    AutoScalingGroup make() {
        Names names = names();
        Range range = isSpot() ? settings.scale().spot() : settings.scale().onDemand();
        AutoScalingGroup group = AutoScalingGroup.Builder.create(scope, pool)
                .autoScalingGroupName(names.group(pool))
                .vpc(vpc)
                .vpcSubnets(NetworkStack.inside())
                .minCapacity(range.min())
                .maxCapacity(range.max() + 1) // in a full pool others replace what is outdated one by one
                .newInstancesProtectedFromScaleIn(true)
                .terminationPolicies(List.of(TerminationPolicy.OLDEST_LAUNCH_TEMPLATE, TerminationPolicy.DEFAULT))
                .capacityRebalance(false) // the worker itself answers to a rebalance, and drains
                .mixedInstancesPolicy(MixedInstancesPolicy.builder()
                        .launchTemplate(template)
                        .launchTemplateOverrides(
                                types().stream().map(Group::offering).toList())
                        .instancesDistribution(isSpot() ? spot() : onDemand())
                        .build())
                .build();
        letDrain(group);
        keepZonesUnbalanced(group);
        return group;
    }

    private void letDrain(AutoScalingGroup group) {
        LifecycleHook.Builder.create(scope, pool + "-" + HOOK)
                .autoScalingGroup(group)
                .lifecycleHookName(HOOK)
                .lifecycleTransition(LifecycleTransition.INSTANCE_TERMINATING)
                .heartbeatTimeout(DRAIN)
                .defaultResult(DefaultResult.CONTINUE)
                .build();
    }

    private static LaunchTemplateOverrides offering(InstanceType type) {
        return LaunchTemplateOverrides.builder().instanceType(type).build();
    }

    private static InstancesDistribution spot() {
        return InstancesDistribution.builder()
                .onDemandBaseCapacity(0)
                .onDemandPercentageAboveBaseCapacity(0)
                .spotAllocationStrategy(SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED)
                .build();
    }

    private static InstancesDistribution onDemand() {
        return InstancesDistribution.builder()
                .onDemandPercentageAboveBaseCapacity(100)
                .onDemandAllocationStrategy(OnDemandAllocationStrategy.LOWEST_PRICE)
                .build();
    }

    private void keepZonesUnbalanced(AutoScalingGroup group) {
        new SdkCall(
                        "auto-scaling",
                        "SuspendProcesses",
                        Map.of("AutoScalingGroupName", names().group(pool), "ScalingProcesses", List.of("AZRebalance")))
                .in(
                        scope,
                        pool + "-unbalanced",
                        settings,
                        List.of(names().groupArn(pool, Stack.of(scope).getAccount())))
                .getNode()
                .addDependency(group);
    }
}
