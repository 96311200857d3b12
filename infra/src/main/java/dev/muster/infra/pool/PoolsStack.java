package dev.muster.infra.pool;

import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.service.Ground;
import dev.muster.infra.service.Images;
import dev.muster.infra.service.Task;
import dev.muster.infra.service.Variables;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.LaunchTemplate;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/** The three pools. Workers ask and are asked nothing: their guards let nobody in. */
public final class PoolsStack extends Stack {
    /** 4 vCPU and 8 GB; stopped as late as Fargate allows, which is as long as the notice of Spot. */
    private static final Task BURST =
            new Task("worker", 4096, 8192, Duration.seconds(120), List.of(), Task.Rights.OF_OTHERS);

    private final Settings settings;
    private final Names names;
    private final Ground ground;
    private final SecurityGroup guard;
    private final LogGroup logs;

    public PoolsStack(Construct scope, String id, @Nullable StackProps props, Settings settings, Ground ground) {
        super(scope, id, props);
        this.settings = settings;
        this.names = Names.of(settings, getRegion());
        this.ground = ground;
        this.guard = SecurityGroup.Builder.create(this, "Workers")
                .vpc(ground.network().vpc())
                .description("Workers: nobody in, everywhere out, since agents call the world")
                .allowAllOutbound(true)
                .build();
        this.logs = NetworkStack.logsCalled(this, "WorkerLogs", settings, names.workerLogs());
        groups();
        FargateTaskDefinition task = BURST.define(
                this,
                names,
                ground.roles().workerTask(),
                Images.of(this, ground.root(), "worker-service"),
                new Task.Running(variables("fargate", task()), logs));
        new Burst(this, names, ground.network().cluster(), guard).make(task);
    }

    private void groups() {
        Asset files = Asset.Builder.create(this, "WorkerFiles")
                .path(WorkerFiles.gather(ground.root(), ground.root().resolve("infra/target/worker"))
                        .toString())
                .build();
        ground.roles()
                .workerInstance()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(files.getBucket().arnForObjects("*.zip")))
                        .build());
        WorkerMachine machine =
                new WorkerMachine(settings, ground.roles().workerInstance(), guard, files, names.workerLogs());
        for (String pool : List.of("spot", "on-demand")) {
            String group = names.group(pool);
            LaunchTemplate template = machine.template(this, group, variables(pool, instance(group)));
            new Group(this, settings, pool, ground.network().vpc(), template).make();
        }
    }

    private Map<String, String> variables(String pool, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(Variables.common(ground.state(), names));
        all.put("MUSTER_WORKER_POOL", pool);
        all.put("MUSTER_WORKER_SLOTS", Integer.toString(settings.scale().slots()));
        all.putAll(more);
        return all;
    }

    /** The time to drain lies inside that of the hook. */
    private static Map<String, String> instance(String group) {
        return Map.of(
                "MUSTER_AGENTSFILE", "/opt/muster/agents/agents.yaml",
                "MUSTER_WORKER_INTERRUPTION_GROUP", group,
                "MUSTER_WORKER_INTERRUPTION_HOOK", Group.HOOK,
                "MUSTER_WORKER_INTERRUPTION_LIFECYCLE", "110s",
                "MUSTER_WORKER_DRAIN_LIMIT", "100s");
    }

    /** There is no metadata service on Fargate: SIGTERM is the notice. Agents have users of their own, as on an instance. */
    private static Map<String, String> task() {
        return Map.of(
                "MUSTER_WORKER_INTERRUPTION_WATCHED", "false",
                "MUSTER_WORKER_PROCESSAGENTS_USERS_CLAIMS", "/tmp/users",
                "MUSTER_WORKER_DRAIN_LIMIT", "105s");
    }
}
