package dev.muster.scaler.aws;

import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.scaler.pool.Holding.Shortage.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * An ECS service as it was met. It tells of refusals in words for people: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html">service events</a>.
 *
 * @param tasks those of the service that are there
 */
record FargateService(Service service, List<Task> tasks) {
    private static final Pattern REFUSED = Pattern.compile("unable to place a task|RESOURCE:FARGATE");
    private static final Pattern QUOTA = Pattern.compile("\\blimit\\b|\\bquota\\b", Pattern.CASE_INSENSITIVE);

    /** @param all tasks of this service and of others */
    static FargateService of(Service service, List<Task> all) {
        String group = "service:" + service.serviceName();
        return new FargateService(
                service, all.stream().filter(task -> group.equals(task.group())).toList());
    }

    /** A worker names its unit by the last part of its task's ARN. */
    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    FargateSplit.Side side() {
        return new FargateSplit.Side(service.desiredCount(), tasks.size());
    }

    List<String> units() {
        return tasks.stream().map(FargateService::id).toList();
    }

    /** Made from another definition than the next ones, where the service says which that is, down to its revision. */
    Stream<String> outdated() {
        String next = String.valueOf(service.taskDefinition());
        return tasks.stream()
                .filter(task -> next.startsWith("arn:") && !next.equals(task.taskDefinitionArn()))
                .map(FargateService::id);
    }

    Map<String, Instant> launches() {
        return tasks.stream()
                .filter(task -> task.createdAt() != null)
                .collect(Collectors.toMap(FargateService::id, Task::createdAt));
    }

    Stream<Shortage> refusals() {
        return service.events().stream()
                .filter(event -> REFUSED.matcher(event.message()).find())
                .map(this::shortage);
    }

    private Shortage shortage(ServiceEvent event) {
        Kind kind = QUOTA.matcher(event.message()).find() ? Kind.QUOTA : Kind.CAPACITY;
        return new Shortage(kind, service.serviceName(), event.createdAt(), event.message());
    }

    Optional<Instant> lastRefusal() {
        return refusals().map(Shortage::at).max(Comparator.naturalOrder());
    }

    /**
     * The count without some units. One that was counted before, and still ends, is not counted twice; and never is a
     * place taken from another task.
     *
     * @return empty where none of them is there, or the count is as low already
     */
    Optional<Integer> desiredWithout(Set<String> ended) {
        int leaving = (int) units().stream().filter(ended::contains).count();
        int rest = Math.max(service.desiredCount(), tasks.size()) - leaving;
        return leaving > 0 && rest < service.desiredCount() ? Optional.of(rest) : Optional.empty();
    }
}
