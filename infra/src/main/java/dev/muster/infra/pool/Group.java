package dev.muster.infra.pool;

import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Range;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
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
record Group(Construct scope, Names names, String pool, Range range, Vpc vpc, LaunchTemplate template) {
    static final String HOOK = "drain";
    static final Duration DRAIN = Duration.seconds(120);
    private static final List<InstanceType> TYPES = Stream.of("c6g", "m6g", "r6g")
            .flatMap(family ->
                    Stream.of("large", "xlarge", "2xlarge").map(size -> new InstanceType(family + "." + size)))
            .toList();

    AutoScalingGroup make(boolean isSpot) {
        AutoScalingGroup group = AutoScalingGroup.Builder.create(scope, pool)
                .autoScalingGroupName(names.group(pool))
                .vpc(vpc)
                .vpcSubnets(NetworkStack.inside())
                .minCapacity(range.min())
                .maxCapacity(range.max())
                .newInstancesProtectedFromScaleIn(true)
                .terminationPolicies(List.of(TerminationPolicy.OLDEST_LAUNCH_TEMPLATE, TerminationPolicy.DEFAULT))
                .capacityRebalance(false) // the worker itself answers to a rebalance, and drains
                .mixedInstancesPolicy(MixedInstancesPolicy.builder()
                        .launchTemplate(template)
                        .launchTemplateOverrides(
                                TYPES.stream().map(Group::offering).toList())
                        .instancesDistribution(isSpot ? spot() : onDemand())
                        .build())
                .build();
        LifecycleHook.Builder.create(scope, pool + "-" + HOOK)
                .autoScalingGroup(group)
                .lifecycleHookName(HOOK)
                .lifecycleTransition(LifecycleTransition.INSTANCE_TERMINATING)
                .heartbeatTimeout(DRAIN)
                .defaultResult(DefaultResult.CONTINUE)
                .build();
        keepZonesUnbalanced(group);
        return group;
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

    /** CloudFormation cannot say this. */
    private void keepZonesUnbalanced(AutoScalingGroup group) {
        AwsSdkCall suspend = AwsSdkCall.builder()
                .service("auto-scaling")
                .action("SuspendProcesses")
                .parameters(
                        Map.of("AutoScalingGroupName", names.group(pool), "ScalingProcesses", List.of("AZRebalance")))
                .physicalResourceId(PhysicalResourceId.of(names.group(pool) + "-unbalanced"))
                .build();
        AwsCustomResource resource = AwsCustomResource.Builder.create(scope, pool + "-unbalanced")
                .onUpdate(suspend)
                .installLatestAwsSdk(false)
                .policy(AwsCustomResourcePolicy.fromSdkCalls(
                        software.amazon.awscdk.customresources.SdkCallsPolicyOptions.builder()
                                .resources(List.of(arn()))
                                .build()))
                .build();
        resource.getNode().addDependency(group);
    }

    private String arn() {
        var stack = software.amazon.awscdk.Stack.of(scope);
        return "arn:aws:autoscaling:" + stack.getRegion() + ":" + stack.getAccount()
                + ":autoScalingGroup:*:autoScalingGroupName/" + names.group(pool);
    }
}
