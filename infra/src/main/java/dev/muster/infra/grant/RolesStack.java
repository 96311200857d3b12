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
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
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
        this.gateway = role("gateway", task("muster:muster-gateway", settings), reader(gateway(), settings));
        this.workerTask = role("worker-task", task("muster:muster-worker", settings), protectedTask(worker()));
        this.workerInstance = role("worker", new ServicePrincipal(INSTANCES), drainedInstance(worker()));
        this.scaler = role("scaler", task("muster:muster-scaler", settings), controller(scaler()));
    }

    /** A task of ECS, or where there is a cluster of EKS the service account of the chart, too. */
    private IPrincipal task(String account, Settings settings) {
        IPrincipal ecs = new ServicePrincipal(TASKS);
        return settings.eksIssuer()
                .<IPrincipal>map(issuer -> new CompositePrincipal(
                        ecs,
                        new WebIdentityPrincipal(
                                "arn:aws:iam::" + getAccount() + ":oidc-provider/" + issuer,
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                issuer + ":aud",
                                                "sts.amazonaws.com",
                                                issuer + ":sub",
                                                "system:serviceaccount:" + account)))))
                .orElse(ecs);
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
                .table(tables.events(), "Query")
                .table(tables.workers(), "GetItem", "Scan", "UpdateItem")
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
                .table(tables.runs(), "GetItem", "UpdateItem")
                .index(tables.runs(), "owner", "Query")
                .table(tables.events(), "PutItem")
                .table(tables.workers(), "GetItem", "PutItem", "UpdateItem")
                .table(tables.control(), "GetItem", "PutItem", "Scan")
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
                .table(tables.workers(), "Scan", "UpdateItem")
                .table(tables.control(), "GetItem", "PutItem", "UpdateItem")
                .queue(state.queue(), List.of("sqs:GetQueueUrl", "sqs:GetQueueAttributes"))
                .alert()
                .metrics(names.metrics());
    }

    /** The only controller of the pools. */
    private Grant controller(Grant scaler) {
        return scaler.allow(
                        List.of(
                                "autoscaling:SetDesiredCapacity",
                                "autoscaling:SetInstanceProtection",
                                "autoscaling:TerminateInstanceInAutoScalingGroup"),
                        group("spot"),
                        group("on-demand"))
                .everywhere(
                        "ecs:ListTasks",
                        Map.of("ArnEquals", Map.of("ecs:cluster", arn("ecs", "cluster/" + names.cluster()))))
                .look("autoscaling:DescribeAutoScalingGroups")
                .look("autoscaling:DescribeScalingActivities")
                .look("ec2:DescribeSpotPriceHistory")
                .allow(
                        List.of("ecs:DescribeServices", "ecs:UpdateService"),
                        service("burst"),
                        service("burst-fallback"))
                .allow(List.of("ecs:DescribeTasks"), arn("ecs", "task/" + names.cluster() + "/*"));
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + getRegion() + ":" + getAccount() + ":" + resource;
    }

    private String group(String pool) {
        return names.groupArn(pool, getAccount());
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
