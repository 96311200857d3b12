package dev.muster.infra.grant;

import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Settings;
import dev.muster.infra.state.StateStack;
import dev.muster.infra.state.Tables;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Who may do what. Each action is one that the code of that service calls, on the one thing that it calls it for. */
public final class RolesStack extends Stack {
    private static final String TASKS = "ecs-tasks.amazonaws.com";
    private static final String INSTANCES = "ec2.amazonaws.com";

    private final StateStack state;
    private final Names names;
    private final Role gateway;
    private final Role workerTask;
    private final Role workerInstance;
    private final Role scaler;

    public RolesStack(Construct scope, String id, @Nullable StackProps props, Settings settings, StateStack state) {
        super(scope, id, props);
        this.state = state;
        this.names = Names.of(settings, getRegion());
        this.gateway = role("gateway", new ServicePrincipal(TASKS), reader(gateway(), settings));
        this.workerTask = role("worker-task", new ServicePrincipal(TASKS), protectedTask(worker()));
        this.workerInstance = role("worker", new ServicePrincipal(INSTANCES), drainedInstance(worker()));
        this.scaler = role("scaler", new ServicePrincipal(TASKS), scaler());
    }

    private Role role(String service, IPrincipal who, Grant grant) {
        return Role.Builder.create(this, service)
                .roleName(names.role(service))
                .assumedBy(who)
                .inlinePolicies(Map.of(
                        "muster",
                        PolicyDocument.Builder.create()
                                .statements(grant.statements())
                                .build()))
                .build();
    }

    private Grant gateway() {
        Tables tables = state.tables();
        return new Grant(state)
                .table(tables.runs(), "GetItem", "BatchGetItem", "PutItem", "UpdateItem")
                .index(tables.runs(), "waiting", "Query")
                .index(tables.runs(), "owner", "Query")
                .index(tables.runs(), "owner", "Scan")
                .index(tables.runs(), "listing", "Query")
                .table(tables.events(), "Query", "PutItem")
                .table(tables.workers(), "GetItem", "Scan", "PutItem", "UpdateItem")
                .table(tables.control(), "GetItem", "Scan", "PutItem", "UpdateItem")
                .queue(state.queue(), List.of("sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"))
                .queue(state.deadLetters(), Grant.RECEIVE)
                .queue(state.deadLetters(), List.of("sqs:GetQueueAttributes"))
                .documents()
                .alert()
                .metrics(names.metrics());
    }

    /** Runs of other regions can be read here, from their copies. */
    private Grant reader(Grant gateway, Settings settings) {
        settings.regions().stream()
                .filter(region -> !region.equals(names.region()))
                .map(region -> Names.of(settings, region))
                .forEach(other -> gateway.allow(
                                List.of("dynamodb:GetItem"), arn("dynamodb", "table/" + other.table("runs")))
                        .allow(List.of("dynamodb:Query"), arn("dynamodb", "table/" + other.table("run-events"))));
        return gateway;
    }

    private Grant worker() {
        Tables tables = state.tables();
        return new Grant(state)
                .table(tables.runs(), "GetItem", "PutItem", "UpdateItem")
                .index(tables.runs(), "owner", "Query")
                .table(tables.events(), "PutItem", "Query")
                .table(tables.workers(), "GetItem", "PutItem", "UpdateItem", "Scan")
                .table(tables.control(), "GetItem", "PutItem", "UpdateItem", "Scan")
                .queue(state.queue(), Grant.RECEIVE)
                .queue(state.queue(), List.of("sqs:SendMessage"))
                .queue(state.deadLetters(), List.of("sqs:SendMessage", "sqs:GetQueueUrl"))
                .documents()
                .alert();
    }

    private Grant protectedTask(Grant worker) {
        return worker.allow(
                List.of("ecs:UpdateTaskProtection", "ecs:GetTaskProtection"),
                arn("ecs", "task/" + names.cluster() + "/*"));
    }

    /** Who has drained says so to the group that waits for it. */
    private Grant drainedInstance(Grant worker) {
        return worker.allow(List.of("autoscaling:CompleteLifecycleAction"), group("spot"), group("on-demand"))
                .allow(
                        List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                        arn("logs", "log-group:" + names.workerLogs() + ":*"));
    }

    private Grant scaler() {
        Tables tables = state.tables();
        return new Grant(state)
                .index(tables.runs(), "waiting", "Query")
                .table(tables.workers(), "Scan", "GetItem", "UpdateItem")
                .table(tables.control(), "GetItem", "PutItem", "UpdateItem", "Scan")
                .queue(state.queue(), List.of("sqs:GetQueueUrl", "sqs:GetQueueAttributes"))
                .allow(
                        List.of(
                                "autoscaling:SetDesiredCapacity",
                                "autoscaling:SetInstanceProtection",
                                "autoscaling:TerminateInstanceInAutoScalingGroup"),
                        group("spot"),
                        group("on-demand"))
                .everywhere(
                        "ecs:ListTasks",
                        Map.of("ArnEquals", Map.of("ecs:cluster", arn("ecs", "cluster/" + names.cluster()))))
                .everywhere("autoscaling:DescribeAutoScalingGroups", Map.of())
                .everywhere("autoscaling:DescribeScalingActivities", Map.of())
                .everywhere("ec2:DescribeSpotPriceHistory", Map.of())
                .allow(
                        List.of("ecs:DescribeServices", "ecs:UpdateService"),
                        service("burst"),
                        service("burst-fallback"))
                .allow(List.of("ecs:DescribeTasks"), arn("ecs", "task/" + names.cluster() + "/*"))
                .alert()
                .metrics(names.metrics());
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + getRegion() + ":" + getAccount() + ":" + resource;
    }

    /** The middle of its ARN is given by AWS. */
    private String group(String pool) {
        return arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + names.group(pool));
    }

    private String service(String what) {
        return arn("ecs", "service/" + names.cluster() + "/" + names.service(what));
    }

    public Role gatewayTask() {
        return gateway;
    }

    public Role workerTask() {
        return workerTask;
    }

    public Role workerInstance() {
        return workerInstance;
    }

    public Role scalerTask() {
        return scaler;
    }
}
