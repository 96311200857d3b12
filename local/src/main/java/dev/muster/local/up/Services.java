package dev.muster.local.up;

import static java.util.Map.entry;

import dev.muster.local.Lifeline;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.Leftovers;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.metadata.MetadataServer;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the services are started on this machine.
 *
 * @param surroundings what all of them are told
 */
public record Services(Home home, Plan plan, Map<String, String> surroundings) {
    static final String GATEWAY = "gateway";

    private static final String ROOT = "root";
    private static final String TENANT = "local";
    private static final String SENT_SWEEP = "MUSTER_GATEWAY_RECOVER_SENTSWEEP";
    private static final Duration GATEWAY_PATIENCE = Duration.ofSeconds(10);
    /** Longer than the drain. */
    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(30);
    /** A child ends itself when its patience is over; it is killed only where it cannot even do that. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private record Service(Path jar, String main, String heap, Duration patience) {}

    ChildSpec gateway(int port, ApiKey key) {
        Service service = new Service(
                home.gatewayJar(),
                "dev.muster.gateway.GatewayApplication",
                plan.jvm().gatewayHeap(),
                GATEWAY_PATIENCE);
        Map<String, String> told = Map.ofEntries(
                entry("SERVER_PORT", Integer.toString(port)),
                entry("MANAGEMENT_SERVER_ADDRESS", Surroundings.LOOPBACK),
                entry("MANAGEMENT_SERVER_PORT", "0"),
                entry("MUSTER_GATEWAY_KEYS_0_TENANT", TENANT),
                entry("MUSTER_GATEWAY_KEYS_0_SHA256", key.sha256()),
                entry("MUSTER_GATEWAY_KEYS_0_SCOPES", "submit,operate"),
                entry("MUSTER_GATEWAY_LIMITS_RATE", "100000"),
                entry("MUSTER_GATEWAY_LIMITS_BURST", "200000"),
                entry(SENT_SWEEP, surroundings.getOrDefault(SENT_SWEEP, "60s")));
        return spec(GATEWAY, service, unit -> environment(GATEWAY, told, unit));
    }

    /** @param metadata of the machine that the worker is to take itself to be on */
    public ChildSpec worker(String name, MetadataServer metadata) {
        Service service = new Service(
                home.workerJar(),
                "dev.muster.worker.WorkerApplication",
                plan.jvm().workerHeap(),
                WORKER_PATIENCE);
        Map<String, String> told = new HashMap<>(Map.ofEntries(
                entry("SERVER_PORT", "0"),
                entry("MUSTER_WORKER_POOL", "spot"),
                entry("MUSTER_WORKER_SLOTS", Integer.toString(plan.slots())),
                entry("MUSTER_WORKER_MEMORY", plan.memoryOfAWorker() + "MB"),
                entry("MUSTER_WORKER_DRAIN_LIMIT", "25s"),
                entry("MUSTER_WORKER_INTERRUPTION_METADATA", metadata.url().toString())));
        told.putAll(ROOT.equals(System.getProperty("user.name")) ? Map.of() : underOneUser());
        return spec(name, service, unit -> {
            metadata.begin(unit);
            return environment(name, told, unit);
        });
    }

    /** Only root gives each agent a user of its own, for whom the state is closed: root's agents work elsewhere. */
    private Map<String, String> underOneUser() {
        return Map.of(
                "MUSTER_WORKER_SHAREDUSER",
                "true",
                "MUSTER_WORKER_PROCESSAGENTS_SCRATCH",
                home.scratch().toString());
    }

    private ChildSpec spec(String name, Service service, Function<String, Map<String, String>> environment) {
        return new ChildSpec(
                name,
                command(service),
                environment,
                home.log(name),
                home.portFile(name),
                service.patience().plus(MARGIN));
    }

    /** The mark comes first: of a long command line the system may show the beginning only. */
    private List<String> command(Service service) {
        List<String> command = new ArrayList<>(JavaCommand.inItsOwnSession());
        command.add(JavaCommand.java().toString());
        command.add(Leftovers.mark(home.state()));
        command.add("-D" + Lifeline.PATIENCE + "=" + service.patience());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Xmx" + service.heap());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(plan.jvm().options());
        command.addAll(List.of("-cp", service.jar() + File.pathSeparator + home.lifelineJar()));
        command.addAll(List.of(Lifeline.class.getName(), service.main()));
        return command;
    }

    private Map<String, String> environment(String name, Map<String, String> told, String unit) {
        Map<String, String> all = new HashMap<>(surroundings);
        all.putAll(told);
        all.put("MUSTER_PORT_FILE", home.portFile(name).toString());
        all.put("MUSTER_WORKER_UNIT", unit);
        return all;
    }
}
