package dev.muster.local.up;

import static java.util.Map.entry;

import dev.muster.fleet.Pool;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.control.Address;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Home;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.pool.Pools;
import dev.muster.local.up.Quickening.Lesson;
import dev.muster.local.up.Workforce.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the services are started on this machine.
 *
 * @param surroundings what all of them are told
 */
public record Services(Home home, Plan plan, Map<String, String> surroundings) {
    static final String GATEWAY = "gateway";
    static final String SCALER = "scaler";

    private static final String ROOT = "root";
    private static final String TENANT = "local";
    private static final String SENT_SWEEP = "MUSTER_GATEWAY_RECOVER_SENTSWEEP";
    private static final String SCALER_HEAP = "192m";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Longer than the drain. */
    private static final Duration WORKER_PATIENCE = Duration.ofSeconds(30);
    /** A child ends itself when its patience is over; it is killed only where it cannot even do that. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private Service gateway() {
        return service(
                home.gatewayJar(),
                "dev.muster.gateway.GatewayApplication",
                plan.jvm().gatewayHeap(),
                PATIENCE);
    }

    private Service scaler() {
        return service(home.scalerJar(), "dev.muster.scaler.ScalerApplication", SCALER_HEAP, PATIENCE);
    }

    private Service worker() {
        String heap = plan.jvm().workerHeap();
        return service(home.workerJar(), "dev.muster.worker.WorkerApplication", heap, WORKER_PATIENCE);
    }

    private Service service(Path jar, String main, String heap, Duration patience) {
        return new Service(jar, main, heap, patience, plan.jvm().options());
    }

    /** What starts most often is learned first. */
    List<Lesson> lessons(ChildSpec gateway, ChildSpec scaler) {
        ChildSpec worker = worker(Pools.ON_DEMAND, "start-cache", Gate.OPEN, null);
        return List.of(new Lesson(worker(), worker), new Lesson(gateway(), gateway), new Lesson(scaler(), scaler));
    }

    ChildSpec gateway(int port, ApiKey key) {
        Map<String, String> told = new HashMap<>(front("MUSTER_GATEWAY", port, key));
        told.put("MUSTER_GATEWAY_LIMITS_RATE", "100000");
        told.put("MUSTER_GATEWAY_LIMITS_BURST", "200000");
        told.put(SENT_SWEEP, surroundings.getOrDefault(SENT_SWEEP, "60s"));
        return spec(GATEWAY, gateway(), Gate.OPEN, unit -> environment(GATEWAY, told, unit));
    }

    /** @param supervisor where pools are asked for */
    ChildSpec scaler(int port, ApiKey key, Address supervisor) {
        Map<String, String> told = new HashMap<>(front("MUSTER_SCALER", port, key));
        told.put("MUSTER_SCALER_LOCAL_URL", supervisor.url().toString());
        told.put("MUSTER_SCALER_LOCAL_TOKEN", supervisor.token());
        told.put("MUSTER_SCALER_SLOTS", Integer.toString(plan.slots()));
        told.put("MUSTER_SCALER_SCHEDULE", ""); // nobody rushes here
        told.put("MUSTER_SCALER_CPU_HOT", "1"); // everything shares these processors: they tell nothing of one worker
        told.put("MUSTER_SCALER_CPU_COLD", "1");
        told.put("MUSTER_SCALER_GUARDRAILS_SHRINK", "0.25");
        for (Pool pool : Pools.NAMES) {
            String prefix =
                    "MUSTER_SCALER_POOLS_" + pool.name().replace("-", "").toUpperCase(Locale.ROOT);
            Size size = plan.workforce().of(pool.name());
            told.put(prefix + "_MIN", Integer.toString(size.min()));
            told.put(prefix + "_MAX", Integer.toString(size.max()));
            told.put(prefix + "_LAUNCH", "8s");
        }
        if (plan.workforce().pinned()) {
            told.put("MUSTER_SCALER_HOLD", "true");
        }
        return spec(SCALER, scaler(), Gate.OPEN, unit -> environment(SCALER, told, unit));
    }

    private static Map<String, String> front(String prefix, int port, ApiKey key) {
        return Map.ofEntries(
                entry("SERVER_PORT", Integer.toString(port)),
                entry("MANAGEMENT_SERVER_ADDRESS", Surroundings.LOOPBACK),
                entry("MANAGEMENT_SERVER_PORT", "0"),
                entry(prefix + "_KEYS_0_TENANT", TENANT),
                entry(prefix + "_KEYS_0_SHA256", key.sha256()),
                entry(prefix + "_KEYS_0_SCOPES", "submit,operate"));
    }

    /** @param metadata of the machine that the worker is to take itself to be on; none where it never goes */
    public ChildSpec worker(Pool pool, String name, Gate gate, @Nullable MetadataServer metadata) {
        Map<String, String> told = new HashMap<>(Map.ofEntries(
                entry("SERVER_PORT", "0"),
                entry("MUSTER_WORKER_POOL", pool.name()),
                entry("MUSTER_WORKER_SLOTS", Integer.toString(plan.slots())),
                entry("MUSTER_WORKER_MEMORY", plan.memoryOfAWorker() + "MB"),
                entry("MUSTER_WORKER_DRAIN_LIMIT", "25s")));
        told.putAll(ROOT.equals(System.getProperty("user.name")) ? Map.of() : underOneUser());
        if (metadata == null) {
            told.put("MUSTER_WORKER_INTERRUPTION_WATCHED", "false");
            return spec(name, worker(), gate, unit -> environment(name, told, unit));
        }
        told.put("MUSTER_WORKER_INTERRUPTION_METADATA", metadata.url().toString());
        return spec(name, worker(), gate, unit -> {
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

    private ChildSpec spec(String name, Service service, Gate gate, Function<String, Map<String, String>> environment) {
        return new ChildSpec(
                name,
                service.command(home),
                environment,
                home.log(name),
                home.portFile(name),
                service.patience().plus(MARGIN),
                gate);
    }

    private Map<String, String> environment(String name, Map<String, String> told, String unit) {
        Map<String, String> all = new HashMap<>(surroundings);
        all.putAll(told);
        all.put("MUSTER_PORT_FILE", home.portFile(name).toString());
        all.put("MUSTER_WORKER_UNIT", unit);
        return all;
    }
}
