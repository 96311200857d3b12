package dev.muster.scaler.aws;

import dev.muster.aws.call.Faults;
import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The tasks of two ECS services, one on Fargate Spot and one on Fargate for when there is no Spot. Both are there already
 * and nobody else scales them. {@link Holding#shortages} names the service that was refused; one on Spot alone is made up
 * for here.
 */
public final class EcsFargatePool implements CapacityPool {
    private static final int MOST_DESCRIBED = 100;

    /** Names, or ARNs. */
    public record Services(String cluster, String spot, String fallback) {}

    /** Both as they were met. */
    private record Pair(FargateService spot, FargateService fallback) {
        Stream<FargateService> each() {
            return Stream.of(spot, fallback);
        }
    }

    private final Pool name;
    private final Services services;
    private final EcsClient client;
    private final Times times;
    private final Launches launches;

    public EcsFargatePool(Pool name, Services services, EcsClient client, Times times) {
        this.name = name;
        this.services = services;
        this.client = client;
        this.times = times;
        this.launches = new Launches(times.clock());
    }

    @Override
    public Pool name() {
        return name;
    }

    @Override
    public Holding look() {
        Pair now = read(Deadline.start(times.stopwatch()));
        Map<String, Instant> told = new HashMap<>();
        now.each().forEach(service -> told.putAll(service.launches()));
        return new Holding(
                now.each().mapToInt(service -> service.side().desired()).sum(),
                launches.of(
                        now.each().flatMap(service -> service.units().stream()).toList(),
                        told,
                        now.each().flatMap(FargateService::outdated).collect(Collectors.toSet())),
                Shortages.recent(
                        now.each().flatMap(FargateService::refusals),
                        times.clock().instant()),
                OptionalDouble.empty());
    }

    /** One change of one service; where Spot refuses, the next call brings the rest. */
    @Override
    public void raise(int wanted) {
        Deadline deadline = Deadline.start(times.stopwatch());
        Pair now = read(deadline);
        FargateSplit split = new FargateSplit(
                now.spot().side(),
                now.fallback().side(),
                now.spot()
                        .lastRefusal()
                        .map(at -> Duration.between(at, times.clock().instant())));
        split.toward(wanted)
                .ifPresent(change -> want(
                        switch (change.service()) {
                            case SPOT -> services.spot();
                            case FALLBACK -> services.fallback();
                        },
                        change.desired(),
                        deadline));
    }

    /** ECS ends as many tasks as are too many, of those that are not protected: each protects itself until it is drained. */
    @Override
    public void end(Set<String> units) {
        Deadline deadline = Deadline.start(times.stopwatch());
        Pair now = read(deadline);
        now.spot().desiredWithout(units).ifPresent(rest -> want(services.spot(), rest, deadline));
        now.fallback().desiredWithout(units).ifPresent(rest -> want(services.fallback(), rest, deadline));
    }

    private void want(String service, int tasks, Deadline deadline) {
        Faults.answer(
                service + " to " + tasks,
                () -> client.updateService(request -> request.cluster(services.cluster())
                        .service(service)
                        .desiredCount(tasks)
                        .overrideConfiguration(deadline.rest())));
    }

    private Pair read(Deadline deadline) {
        List<Service> found = Faults.answer(
                        "services of " + services.cluster(),
                        () -> client.describeServices(request -> request.cluster(services.cluster())
                                .services(services.spot(), services.fallback())
                                .overrideConfiguration(deadline.rest())))
                .services();
        List<Task> tasks = tasks(deadline);
        return new Pair(
                FargateService.of(find(services.spot(), found), tasks),
                FargateService.of(find(services.fallback(), found), tasks));
    }

    private static Service find(String service, List<Service> found) {
        return found.stream()
                .filter(one -> service.equals(one.serviceName()) || service.equals(one.serviceArn()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no ECS service " + service));
    }

    private List<Task> tasks(Deadline deadline) {
        return Stream.of(services.spot(), services.fallback())
                .flatMap(service -> list(service, deadline).stream())
                .distinct()
                .gather(Gatherers.windowFixed(MOST_DESCRIBED))
                .flatMap(some -> describe(some, deadline).stream())
                .toList();
    }

    /** Those that ECS means to run, whether they do yet or not. */
    private List<String> list(String service, Deadline deadline) {
        return Faults.answer(
                "tasks of " + service,
                () -> client
                        .listTasksPaginator(request -> request.cluster(services.cluster())
                                .serviceName(service)
                                .desiredStatus(DesiredStatus.RUNNING)
                                .overrideConfiguration(deadline.rest()))
                        .taskArns()
                        .stream()
                        .toList());
    }

    private List<Task> describe(List<String> arns, Deadline deadline) {
        return Faults.answer(
                        "tasks of " + services.cluster(),
                        () -> client.describeTasks(request ->
                                request.cluster(services.cluster()).tasks(arns).overrideConfiguration(deadline.rest())))
                .tasks();
    }
}
