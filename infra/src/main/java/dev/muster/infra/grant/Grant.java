package dev.muster.infra.grant;

import dev.muster.infra.state.StateStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.Queue;

/** What one service may do to what is kept, one statement a thing. */
final class Grant {
    static final List<String> RECEIVE =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl");

    private final StateStack state;
    private final List<PolicyStatement> statements = new ArrayList<>();

    Grant(StateStack state) {
        this.state = state;
    }

    Grant allow(List<String> actions, String... resources) {
        statements.add(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
        return this;
    }

    /** For what has no resource that could be named. */
    Grant everywhere(String action, Map<String, Object> conditions) {
        statements.add(PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of("*"))
                .conditions(conditions)
                .build());
        return this;
    }

    Grant look(String action) {
        return everywhere(action, Map.of());
    }

    Grant table(TableV2 table, String... calls) {
        return allow(Stream.of(calls).map(call -> "dynamodb:" + call).toList(), table.getTableArn());
    }

    Grant index(TableV2 table, String name, String call) {
        return allow(List.of("dynamodb:" + call), table.getTableArn() + "/index/" + name);
    }

    Grant queue(Queue queue, List<String> actions) {
        return allow(actions, queue.getQueueArn());
    }

    /** Who may not list a bucket is told that a missing document is forbidden. */
    Grant documents() {
        return allow(
                        List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        state.documents().arnForObjects("payloads/*"))
                .allow(List.of("s3:ListBucket"), state.documents().getBucketArn());
    }

    /** To tell operators, under the key of what they are told by. */
    Grant alert() {
        IKey key = Objects.requireNonNull(state.alarms().getMasterKey(), "alarms are encrypted");
        return allow(List.of("sns:Publish"), state.alarms().getTopicArn())
                .allow(List.of("kms:GenerateDataKey", "kms:Decrypt"), key.getKeyArn());
    }

    /** Metrics know no resource, only the name that they all begin with. */
    Grant metrics(String namespace) {
        return everywhere(
                "cloudwatch:PutMetricData", Map.of("StringEquals", Map.of("cloudwatch:namespace", namespace)));
    }

    List<PolicyStatement> statements() {
        return List.copyOf(statements);
    }
}
