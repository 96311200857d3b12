package dev.muster.local.up;

import dev.muster.local.child.ChildSpec;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the services are started on this machine: everything they are told that differs from their defaults. */
final class Services {
    static final String REGION = "us-east-1";
    /** Of the one tenant, and of the account that the emulators take for granted. */
    static final String NAME = "local";

    static final String WORKERS_TABLE = "muster-workers";
    static final String GATEWAY = "gateway";
    /** As Boot derives it from the port file of the service. */
    static final String GATEWAY_MANAGEMENT = GATEWAY + "-management";

    private static final Duration GATEWAY_PATIENCE = Duration.ofSeconds(10);
    /** Agents have 10 s after SIGTERM, then their runs are released. */
    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(30);
    /** The child itself knows its patience, and is killed from outside only where it cannot act on it. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Home home;
    private final Plan plan;
    private final Map<String, String> common;

    Services(Home home, Plan plan, AwsStatus aws, Map<String, String> inherited) {
        this.home = home;
        this.plan = plan;
        this.common = new HashMap<>(inherited);
        common.keySet().removeIf(name -> name.startsWith("AWS_") || name.equals(ApiKey.VARIABLE));
        common.put("AWS_ENDPOINT_URL_SQS", aws.sqs().toString());
        common.put("AWS_ENDPOINT_URL_DYNAMODB", aws.dynamodb().toString());
        common.put("AWS_REGION", REGION);
        common.put("AWS_ACCESS_KEY_ID", NAME);
        common.put("AWS_SECRET_ACCESS_KEY", NAME);
        common.put("AWS_EC2_METADATA_DISABLED", "true");
        common.put("SERVER_ADDRESS", "127.0.0.1");
        common.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        common.put("MUSTER_AGENTS_FILE", plan.agents().toString());
        common.put("MUSTER_AWS_CREATEMISSING", "true");
        common.put("MUSTER_AWS_WORKERSTABLE", WORKERS_TABLE);
        common.put("MUSTER_AWS_PAYLOADS", home.payloads().toUri().toString());
    }

    ChildSpec gateway(int port, ApiKey key) {
        Map<String, String> own = Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "MANAGEMENT_SERVER_PORT",
                "0",
                "MUSTER_PORT_FILE",
                home.portFile(GATEWAY).toString(),
                "MUSTER_GATEWAY_KEYS_0_TENANT",
                "local",
                "MUSTER_GATEWAY_KEYS_0_SHA256",
                key.sha256(),
                "MUSTER_GATEWAY_RECOVER_SENTSWEEP",
                "60s");
        List<String> command = JavaCommand.child(
                home,
                home.gatewayJar(),
                "dev.muster.gateway.GatewayApplication",
                plan.heaps().gateway(),
                GATEWAY_PATIENCE);
        return spec(GATEWAY, command, own, GATEWAY_PATIENCE);
    }

    ChildSpec worker(String name) {
        Map<String, String> own = Map.of(
                "SERVER_PORT",
                "0",
                "MUSTER_PORT_FILE",
                home.portFile(name).toString(),
                "MUSTER_WORKER_POOL",
                "spot",
                "MUSTER_WORKER_SLOTS",
                Integer.toString(plan.slots()));
        List<String> command = JavaCommand.child(
                home,
                home.workerJar(),
                "dev.muster.worker.WorkerApplication",
                plan.heaps().worker(),
                WORKER_PATIENCE);
        return spec(name, command, own, WORKER_PATIENCE);
    }

    private ChildSpec spec(String name, List<String> command, Map<String, String> own, Duration patience) {
        return new ChildSpec(
                name,
                command,
                unit -> environment(own, unit),
                home.log(name),
                home.portFile(name),
                patience.plus(MARGIN));
    }

    private Map<String, String> environment(Map<String, String> own, String unit) {
        Map<String, String> all = new HashMap<>(common);
        all.putAll(own);
        all.put("MUSTER_WORKER_UNIT", unit);
        return all;
    }
}
