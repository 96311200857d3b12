package dev.muster.infra.state;

import dev.muster.infra.settings.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.StarPrincipal;
import software.amazon.awscdk.services.sqs.Queue;

/** Messages are for the services alone, whatever else somebody in the account may do. */
final class QueuePolicy {
    private QueuePolicy() {}

    static PolicyStatement onlyRoles(Queue queue, Names names) {
        Stack stack = Stack.of(queue);
        List<String> roles = Stream.of("gateway", "worker", "worker-task")
                .map(service -> "arn:aws:iam::" + stack.getAccount() + ":role/" + names.role(service))
                .toList();
        return PolicyStatement.Builder.create()
                .sid("OnlyServicesTouchMessages")
                .effect(Effect.DENY)
                .principals(List.of(new StarPrincipal()))
                .actions(List.of(
                        "sqs:SendMessage",
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:PurgeQueue"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", roles)))
                .build();
    }
}
