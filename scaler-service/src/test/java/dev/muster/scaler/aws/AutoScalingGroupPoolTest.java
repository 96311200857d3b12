package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.CapacityPoolContract;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Instance;

class AutoScalingGroupPoolTest extends CapacityPoolContract {
    private static final int LARGEST = 60;

    private final ManualTime time = new ManualTime();
    private final String group = "group-" + UUID.randomUUID();
    private final PoolClients clients = Moto.clients();
    private final AutoScalingClient client = clients.autoScaling();
    private final CapacityPool pool = new AutoScalingGroupPool(
            new Pool("spot"),
            group,
            client,
            new SpotPrices(clients.ec2(), new Times(time, time)),
            new Times(time, time));

    @BeforeEach
    void create() {
        client.createLaunchConfiguration(request ->
                request.launchConfigurationName(group).imageId("ami-12c6146b").instanceType("c6g.large"));
        client.createAutoScalingGroup(request -> request.autoScalingGroupName(group)
                .launchConfigurationName(group)
                .availabilityZones("us-east-1a")
                .minSize(0)
                .maxSize(LARGEST)
                .desiredCapacity(0));
    }

    @AfterEach
    void remove() {
        client.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(group).forceDelete(true));
        client.close();
    }

    @Override
    protected CapacityPool pool() {
        return pool;
    }

    @Override
    protected void settle(Set<String> drained) {}

    @Test
    void whatIsBeyondTheGroupsLargestSizeIsToldAndTheRestBought() {
        pool.raise(LARGEST + 1);

        assertThat(pool.look().wanted()).isEqualTo(LARGEST);
        assertThat(pool.look().shortages()).singleElement().satisfies(shortage -> {
            assertThat(shortage.kind()).isEqualTo(Shortage.Kind.QUOTA);
            assertThat(shortage.message()).contains("61", "60");
        });

        pool.raise(LARGEST);
        assertThat(pool.look().shortages()).isEmpty();
    }

    @Test
    void instancesThatTheGroupLeavesUnprotectedAreProtectedSomeInEachTurn() {
        pool.raise(LARGEST);
        assertThat(unprotected()).isEqualTo(LARGEST);

        pool.raise(LARGEST);
        assertThat(unprotected()).isEqualTo(10);
        pool.raise(LARGEST);
        assertThat(unprotected()).isZero();
    }

    private long unprotected() {
        return client
                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(group))
                .autoScalingGroups()
                .getFirst()
                .instances()
                .stream()
                .filter(instance -> !instance.protectedFromScaleIn())
                .map(Instance::instanceId)
                .count();
    }

    @Test
    void whatRunsHasThePriceOfItsTypeAndZone() {
        assertThat(pool.look().price()).isEmpty();
        pool.raise(1);

        assertThat(pool.look().price()).hasValue(0.00001);
    }
}
