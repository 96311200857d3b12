package dev.muster.infra.pool;

import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.settings.Names;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.constructs.Construct;

/** Workers as tasks on Fargate, for what comes in bursts: one service on Spot, and one for when Spot has none. */
record Burst(Construct scope, Names names, Cluster cluster, ISecurityGroup guard) {
    void make(FargateTaskDefinition task) {
        service("burst", "FARGATE_SPOT", task);
        service("burst-fallback", "FARGATE", task);
    }

    /** Its number is the scaler's, and a new version starts beside the old one, whose tasks protect themselves until they are drained. */
    private void service(String what, String market, FargateTaskDefinition task) {
        FargateService.Builder.create(scope, what)
                .serviceName(names.service(what))
                .cluster(cluster)
                .taskDefinition(task)
                .capacityProviderStrategies(List.of(CapacityProviderStrategy.builder()
                        .capacityProvider(market)
                        .weight(1)
                        .build()))
                .platformVersion(FargatePlatformVersion.VERSION1_4)
                .vpcSubnets(NetworkStack.inside())
                .securityGroups(List.of(guard))
                .assignPublicIp(false)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .build();
    }
}
