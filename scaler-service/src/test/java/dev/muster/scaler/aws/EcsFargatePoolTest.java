package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.CapacityPoolContract;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.testkit.ManualTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

class EcsFargatePoolTest extends CapacityPoolContract {
    private static final String SPOT = "burst";
    private static final String FALLBACK = "burst-fallback";
    private static final String OTHER = "api-gateway";

    private final ManualTime time = new ManualTime();
    private final String cluster = "cluster-" + UUID.randomUUID();
    private final EcsClient client = Moto.clients().ecs();
    private final CapacityPool pool = new EcsFargatePool(
            new Pool("fargate"), new EcsFargatePool.Services(cluster, SPOT, FALLBACK), client, new Times(time, time));

    @BeforeEach
    void create() {
        client.createCluster(request -> request.clusterName(cluster));
        define();
        List.of(SPOT, FALLBACK, OTHER).forEach(this::createService);
        run(OTHER, 1);
    }

    /** @return what ECS calls it */
    private String define() {
        return client.registerTaskDefinition(request -> request.family(cluster)
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("worker")
                                .image("worker")
                                .memory(512)
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void createService(String name) {
        client.createService(request -> request.cluster(cluster)
                .serviceName(name)
                .taskDefinition(cluster)
                .desiredCount(0));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Override
    protected CapacityPool pool() {
        return pool;
    }

    /** Does what the scheduler of ECS does, which the emulator has not. */
    @Override
    protected void settle(Set<String> drained) {
        List.of(SPOT, FALLBACK).forEach(name -> settle(name, drained));
    }

    private void settle(String name, Set<String> drained) {
        int surplus = tasks(name).size() - desired(name);
        tasks(name).stream()
                .filter(task -> drained.stream().anyMatch(task.taskArn()::endsWith))
                .limit(Math.max(0, surplus))
                .forEach(task ->
                        client.stopTask(request -> request.cluster(cluster).task(task.taskArn())));
        run(name, -surplus);
    }

    private int desired(String name) {
        return client.describeServices(request -> request.cluster(cluster).services(name)).services().stream()
                .mapToInt(Service::desiredCount)
                .sum();
    }

    private List<Task> tasks(String name) {
        List<String> arns = client.listTasks(request -> request.cluster(cluster).desiredStatus("RUNNING"))
                .taskArns();
        return client.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
                .filter(task -> task.group().equals("service:" + name))
                .toList();
    }

    private void run(String name, int count) {
        if (count > 0) {
            client.runTask(request -> request.cluster(cluster)
                    .taskDefinition(cluster)
                    .launchType(LaunchType.FARGATE)
                    .group("service:" + name)
                    .count(count));
        }
    }

    @Test
    void otherServicesOfTheClusterAreLeftAlone() {
        pool.raise(2);
        settle(Set.of());
        String other = tasks(OTHER).getFirst().taskArn();
        pool.end(Set.of(other.substring(other.lastIndexOf('/') + 1)));

        assertThat(desired(OTHER)).isZero();
        assertThat(pool.look().wanted()).isEqualTo(2);
        assertThat(pool.look().units()).hasSize(2);
    }

    @Test
    void aTaskOfAnEarlierDefinitionIsOutdated() {
        pool.raise(1);
        settle(Set.of());
        String next = define();
        client.updateService(request -> request.cluster(cluster).service(SPOT).taskDefinition(next));
        assertThat(pool.look().units()).singleElement().matches(OwnedUnit::outdated);

        pool.raise(2);
        settle(Set.of());
        assertThat(pool.look().units()).extracting(OwnedUnit::outdated).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void newTasksGoToSpotWhileItRefusesNone() {
        pool.raise(2);

        assertThat(desired(SPOT)).isEqualTo(2);
        assertThat(desired(FALLBACK)).isZero();
    }
}
