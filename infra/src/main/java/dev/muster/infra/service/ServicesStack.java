package dev.muster.infra.service;

import dev.muster.infra.network.NetworkStack;
import dev.muster.infra.settings.Key;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Regions;
import dev.muster.infra.settings.Scale;
import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.constructs.Construct;

/** Gateway and scaler, on Fargate and never on Spot: what changes with each version. */
public final class ServicesStack extends Stack {
    private static final Task GATEWAY =
            new Task("gateway", 1024, 2048, Duration.seconds(60), List.of(8080, 8081), Task.Rights.NONE);
    private static final Task SCALER =
            new Task("scaler", 512, 1024, Duration.seconds(30), List.of(8082, 8084), Task.Rights.NONE);
    private static final FrontDoor.Room STEERING =
            new FrontDoor.Room("scaler", 8082, 8084, 1, List.of("/v1/pools", "/v1/pools/*", "/v1/decisions"));
    private static final FrontDoor.Room API =
            new FrontDoor.Room("gateway", 8080, 8081, 2, List.of("/v1/*", "/openapi.json*", "/docs*"));
    private static final int BUSY_PERCENT = 60;

    private final Settings settings;
    private final Names names;
    private final Ground ground;
    private final FrontDoor door;

    public ServicesStack(Construct scope, String id, @Nullable StackProps props, Settings settings, Ground ground) {
        super(scope, id, props);
        this.settings = settings;
        this.names = Names.of(settings, getRegion());
        this.ground = ground;
        this.door = new FrontDoor(this, ground.network(), ground.state(), settings);
        FargateTaskDefinition api = GATEWAY.define(
                this,
                names,
                ground.roles().gatewayTask(),
                Images.of(this, ground.root(), "api-gateway"),
                running(GATEWAY, gatewayVariables()));
        grow(service(api, API, OptionalInt.empty())); // a number here would undo with each version what load has added
        FargateTaskDefinition steering = SCALER.define(
                this,
                names,
                ground.roles().scalerTask(),
                Images.of(this, ground.root(), "scaler-service"),
                running(SCALER, scalerVariables()));
        service(steering, STEERING, OptionalInt.of(settings.scale().scalers()));
    }

    private Task.Running running(Task task, Map<String, String> variables) {
        return new Task.Running(variables, NetworkStack.logs(this, task.service() + "-logs", settings));
    }

    private FargateService service(FargateTaskDefinition task, FrontDoor.Room room, OptionalInt count) {
        SecurityGroup guard = SecurityGroup.Builder.create(this, room.name() + "-guard")
                .vpc(ground.network().vpc())
                .description("The " + room.name() + ": the load balancer in, AWS out")
                .allowAllOutbound(true)
                .build();
        FargateService.Builder service = FargateService.Builder.create(this, room.name())
                .serviceName(names.service(room.name()))
                .cluster(ground.network().cluster())
                .taskDefinition(task)
                .platformVersion(FargatePlatformVersion.VERSION1_4)
                .vpcSubnets(NetworkStack.inside())
                .securityGroups(List.of(guard))
                .assignPublicIp(false)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(
                        DeploymentCircuitBreaker.builder().rollback(true).build())
                .healthCheckGracePeriod(Duration.seconds(60));
        count.ifPresent(service::desiredCount);
        FargateService made = service.build();
        door.lead(made, room);
        return made;
    }

    private void grow(FargateService gateway) {
        Scale scale = settings.scale();
        gateway.autoScaleTaskCount(EnableScalingProps.builder()
                        .minCapacity(scale.gateways().min())
                        .maxCapacity(scale.gateways().max())
                        .build())
                .scaleOnCpuUtilization(
                        "Busy",
                        CpuUtilizationScalingProps.builder()
                                .targetUtilizationPercent(BUSY_PERCENT)
                                .scaleInCooldown(Duration.minutes(5))
                                .scaleOutCooldown(Duration.seconds(30))
                                .build());
    }

    private Map<String, String> measured() {
        Map<String, String> all = new TreeMap<>(Variables.common(ground.state(), names));
        all.put("MANAGEMENT_CLOUDWATCH_METRICS_EXPORT_NAMESPACE", names.metrics());
        all.put("MANAGEMENT_CLOUDWATCH_METRICS_EXPORT_ENABLED", "true");
        return all;
    }

    private Map<String, String> gatewayVariables() {
        Map<String, String> all = measured();
        all.putAll(Key.environment("GATEWAY", settings.keys()));
        all.putAll(elsewhere());
        return all;
    }

    /** Whose runs are written here, and where those of others can be read. */
    private Map<String, String> elsewhere() {
        Map<String, String> all = new TreeMap<>();
        if (settings.regions().size() > 1) {
            all.put("MUSTER_AWS_HOME", Regions.home(settings, names.region()));
        }
        settings.regions().stream()
                .filter(region -> !region.equals(names.region()))
                .forEach(region -> {
                    String copy = "MUSTER_AWS_COPIES_"
                            + Regions.home(settings, region).toUpperCase(Locale.ROOT) + "_";
                    all.put(copy + "RUNSTABLE", Names.of(settings, region).table("runs"));
                    all.put(copy + "EVENTSTABLE", Names.of(settings, region).table("run-events"));
                });
        return all;
    }

    private Map<String, String> scalerVariables() {
        Scale scale = settings.scale();
        Map<String, String> all = measured();
        all.putAll(Key.environment("SCALER", settings.keys()));
        all.put("MUSTER_SCALER_SLOTS", Integer.toString(scale.slots()));
        all.put("MUSTER_SCALER_GUARDRAILS_CEILING", Integer.toString(scale.ceiling()));
        String pools = "MUSTER_SCALER_POOLS_";
        all.put(pools + "SPOT_AUTOSCALINGGROUP", names.group("spot"));
        all.put(pools + "SPOT_MIN", Integer.toString(scale.spot().min()));
        all.put(pools + "SPOT_MAX", Integer.toString(scale.spot().max()));
        all.put(pools + "ONDEMAND_AUTOSCALINGGROUP", names.group("on-demand"));
        all.put(pools + "ONDEMAND_MIN", Integer.toString(scale.onDemand().min()));
        all.put(pools + "ONDEMAND_MAX", Integer.toString(scale.onDemand().max()));
        all.put(pools + "FARGATE_CLUSTER", names.cluster());
        all.put(pools + "FARGATE_SERVICE", names.service("burst"));
        all.put(pools + "FARGATE_FALLBACKSERVICE", names.service("burst-fallback"));
        all.put(pools + "FARGATE_MIN", Integer.toString(scale.fargate().min()));
        all.put(pools + "FARGATE_MAX", Integer.toString(scale.fargate().max()));
        return all;
    }

    public ApplicationLoadBalancer balancer() {
        return door.balancer();
    }
}
