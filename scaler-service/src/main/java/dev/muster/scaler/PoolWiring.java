package dev.muster.scaler;

import dev.muster.fleet.Pool;
import dev.muster.pace.Stopwatch;
import dev.muster.scaler.aws.AutoScalingGroupPool;
import dev.muster.scaler.aws.EcsFargatePool;
import dev.muster.scaler.aws.PoolClients;
import dev.muster.scaler.aws.SpotPrices;
import dev.muster.scaler.aws.Times;
import dev.muster.scaler.aws.UnitPrice;
import dev.muster.scaler.kubernetes.BoundedCalls;
import dev.muster.scaler.kubernetes.KubernetesPool;
import dev.muster.scaler.local.LocalProcessPool;
import dev.muster.scaler.pool.CapacityPool;
import io.fabric8.kubernetes.client.Config;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** The pools that were named: of this machine, of AWS, or of a Kubernetes cluster. */
@Configuration(proxyBeanMethods = false)
class PoolWiring {
    @Bean
    @DependsOn("nativeClients")
    List<CapacityPool> capacityPools(
            ScalerSettings settings, AwsCredentialsProvider credentials, AwsRegionProvider region) {
        ScalerSettings.Supervisor local = settings.local();
        if (local != null) {
            return Stream.of(PoolSettings.SPOT, PoolSettings.ON_DEMAND, PoolSettings.FARGATE)
                    .<CapacityPool>map(name -> new LocalProcessPool(name, local.url(), local.token()))
                    .toList();
        }
        List<CapacityPool> pools = Stream.concat(
                        new OfAws(
                                        new PoolClients(credentials, region.getRegion(), null),
                                        new Times(InstantSource.system(), Stopwatch.REAL))
                                .named(settings.pools()),
                        ofKubernetes(settings.pools()))
                .toList();
        if (pools.isEmpty()) {
            throw new IllegalStateException(
                    "muster.scaler.pools names no Auto Scaling group, no pod template and no ECS"
                            + " cluster: there is nothing to scale");
        }
        return pools;
    }

    /** In the cluster and the namespace that the scaler itself runs in. */
    private static Stream<CapacityPool> ofKubernetes(PoolSettings pools) {
        Map<Pool, String> templates = new LinkedHashMap<>();
        Optional.ofNullable(pools.spot().podTemplate()).ifPresent(named -> templates.put(PoolSettings.SPOT, named));
        Optional.ofNullable(pools.onDemand().podTemplate())
                .ifPresent(named -> templates.put(PoolSettings.ON_DEMAND, named));
        if (templates.isEmpty()) {
            return Stream.empty();
        }
        BoundedCalls calls = new BoundedCalls(Config.autoConfigure(null));
        return templates.entrySet().stream()
                .map(named -> new KubernetesPool(named.getKey(), named.getValue(), calls, InstantSource.system()));
    }

    private record OfAws(PoolClients clients, Times times) {
        Stream<CapacityPool> named(PoolSettings pools) {
            return Stream.of(
                            group(PoolSettings.SPOT, pools.spot().autoScalingGroup()),
                            group(PoolSettings.ON_DEMAND, pools.onDemand().autoScalingGroup()),
                            fargate(pools.fargate()))
                    .flatMap(named -> named);
        }

        private Stream<CapacityPool> group(Pool name, @Nullable String group) {
            if (group == null) {
                return Stream.empty();
            }
            UnitPrice price = name.equals(PoolSettings.SPOT) ? new SpotPrices(clients.ec2(), times) : UnitPrice.UNKNOWN;
            return Stream.of(new AutoScalingGroupPool(name, group, clients.autoScaling(), price, times));
        }

        private Stream<CapacityPool> fargate(PoolSettings.Fargate named) {
            if (named.cluster() == null) {
                return Stream.empty();
            }
            EcsFargatePool.Services services = new EcsFargatePool.Services(
                    named.cluster(),
                    Objects.requireNonNull(named.service(), "muster.scaler.pools.fargate.service"),
                    Objects.requireNonNull(named.fallbackService(), "muster.scaler.pools.fargate.fallback-service"));
            return Stream.of(new EcsFargatePool(PoolSettings.FARGATE, services, clients.ecs(), times));
        }
    }
}
