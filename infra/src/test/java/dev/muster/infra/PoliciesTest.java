package dev.muster.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may do what, asked as IAM would be. */
@ExtendWith(NeedsNode.class)
class PoliciesTest {
    private static final String ACCOUNT = "us-east-1:<AWS::AccountId>:";
    private final PolicyReader policies = new PolicyReader(Assembly.of("production"));

    private String resource(String name) {
        return switch (name) {
            case "queue" -> policies.arn("QueueName", "muster-production-runs");
            case "dead-letters" -> policies.arn("QueueName", "muster-production-runs-dead-letters");
            case "runs", "run-events", "workers", "control" ->
                policies.arn("TableName", "muster-production-us-east-1-" + name);
            case "runs/waiting", "runs/owner", "runs/listing" ->
                policies.arn("TableName", "muster-production-us-east-1-runs")
                        + "/index/"
                        + name.substring(name.indexOf('/') + 1);
            case "alarms" -> policies.arn("TopicName", "muster-production-alarms");
            case "spot", "on-demand" ->
                "arn:aws:autoscaling:" + ACCOUNT + "autoScalingGroup:1-2-3:autoScalingGroupName/muster-production-"
                        + name;
            case "another-group" ->
                "arn:aws:autoscaling:" + ACCOUNT + "autoScalingGroup:1-2-3:autoScalingGroupName/somebody";
            case "burst", "burst-fallback", "gateway", "scaler" ->
                "arn:aws:ecs:" + ACCOUNT + "service/muster-production/muster-production-" + name;
            case "task" -> "arn:aws:ecs:" + ACCOUNT + "task/muster-production/0123";
            case "another-task" -> "arn:aws:ecs:" + ACCOUNT + "task/somebody/0123";
            case "worker-logs" -> "arn:aws:logs:" + ACCOUNT + "log-group:/muster-production/worker:stream";
            case "documents" -> policies.documents() + "/payloads/some/document";
            case "another-document" -> policies.documents() + "/elsewhere";
            case "bucket" -> policies.documents();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "gateway, dynamodb:PutItem, runs, true",
        "gateway, dynamodb:Query, runs/listing, true",
        "gateway, dynamodb:Query, runs/waiting, true",
        "gateway, dynamodb:DeleteItem, runs, false",
        "gateway, dynamodb:Scan, runs, false",
        "gateway, dynamodb:DeleteTable, runs, false",
        "gateway, sqs:SendMessage, queue, true",
        "gateway, sqs:ReceiveMessage, queue, false",
        "gateway, sqs:PurgeQueue, queue, false",
        "gateway, sqs:ReceiveMessage, dead-letters, true",
        "gateway, sns:Publish, alarms, true",
        "gateway, autoscaling:SetDesiredCapacity, spot, false",
        "gateway, ecs:UpdateService, burst, false",
        "worker, sqs:ReceiveMessage, queue, true",
        "worker, sqs:SendMessage, queue, true",
        "worker, sqs:ReceiveMessage, dead-letters, false",
        "worker, dynamodb:UpdateItem, runs, true",
        "worker, dynamodb:PutItem, runs, false",
        "worker, dynamodb:Query, runs/owner, true",
        "worker, dynamodb:Query, runs/listing, false",
        "worker, dynamodb:PutItem, run-events, true",
        "worker, dynamodb:Query, run-events, false",
        "gateway, dynamodb:PutItem, run-events, false",
        "worker, dynamodb:Scan, runs, false",
        "worker, autoscaling:CompleteLifecycleAction, spot, true",
        "worker, autoscaling:CompleteLifecycleAction, another-group, false",
        "worker, autoscaling:TerminateInstanceInAutoScalingGroup, spot, false",
        "worker, logs:PutLogEvents, worker-logs, true",
        "worker, logs:DeleteLogGroup, worker-logs, false",
        "worker, ecs:UpdateTaskProtection, task, false",
        "worker-task, ecs:UpdateTaskProtection, task, true",
        "worker-task, ecs:UpdateTaskProtection, another-task, false",
        "worker-task, ecs:StopTask, task, false",
        "worker-task, autoscaling:CompleteLifecycleAction, spot, false",
        "scaler, autoscaling:SetDesiredCapacity, spot, true",
        "scaler, autoscaling:TerminateInstanceInAutoScalingGroup, on-demand, true",
        "scaler, autoscaling:SetDesiredCapacity, another-group, false",
        "scaler, autoscaling:DeleteAutoScalingGroup, spot, false",
        "scaler, ecs:UpdateService, burst, true",
        "scaler, ecs:UpdateService, burst-fallback, true",
        "scaler, ecs:UpdateService, gateway, false",
        "scaler, ecs:UpdateService, scaler, false",
        "scaler, sqs:GetQueueAttributes, queue, true",
        "scaler, sqs:ReceiveMessage, queue, false",
        "scaler, sqs:SendMessage, queue, false",
        "scaler, dynamodb:Query, runs/waiting, true",
        "scaler, dynamodb:GetItem, runs, false",
        "scaler, dynamodb:UpdateItem, control, true",
        "gateway, s3:PutObject, documents, true",
        "gateway, s3:ListBucket, bucket, true",
        "worker, s3:GetObject, documents, true",
        "worker-task, s3:PutObject, documents, true",
        "worker, s3:GetObject, another-document, false",
        "worker, s3:DeleteBucket, bucket, false",
        "scaler, s3:GetObject, documents, false"
    })
    void whoMayDoWhat(String role, String action, String what, boolean allowed) {
        assertThat(policies.allows(role, action, resource(what))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    void noActionIsAWildcardAndNoResourceWhereThereIsOne(String variant) {
        Set<String> everywhere = Set.of(
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeScalingActivities",
                "ec2:DescribeManagedPrefixLists",
                "ec2:DescribeSpotPriceHistory",
                "ecr:GetAuthorizationToken",
                "ecs:ListTasks",
                "cloudwatch:PutMetricData");
        PolicyReader reader = new PolicyReader(Assembly.of(variant));
        List<JsonNode> statements = Assembly.of(variant).templates().stream()
                .map(Assembly::read)
                .flatMap(template -> template.get("Resources").valueStream())
                .filter(resource -> Set.of("AWS::IAM::Role", "AWS::IAM::Policy")
                        .contains(resource.get("Type").asString()))
                .flatMap(resource -> resource.findValues("Statement").stream())
                .flatMap(JsonNode::valueStream)
                .filter(statement -> statement.has("Resource"))
                .toList();
        assertThat(statements).hasSizeGreaterThan(30).allSatisfy(statement -> {
            Set<String> actions = reader.texts(statement.get("Action")).collect(Collectors.toSet());
            assertThat(actions).noneMatch(action -> action.contains("*"));
            if (reader.texts(statement.get("Resource")).anyMatch("*"::equals)) {
                assertThat(everywhere).containsAll(actions);
            }
        });
    }

    @Test
    void messagesAreForTheServicesAloneWhateverElseSomebodyMayDo() {
        assertThat(Assembly.of("production").all("state", "AWS::SQS::QueuePolicy"))
                .hasSize(2)
                .allSatisfy(policy -> {
                    String text = policy.toString();
                    assertThat(text)
                            .contains(
                                    "\"Effect\":\"Deny\"",
                                    "sqs:PurgeQueue",
                                    "ArnNotEquals",
                                    "role/muster-production-us-east-1-gateway",
                                    "role/muster-production-us-east-1-worker");
                });
    }
}
