package dev.muster.local.up;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.local.home.Refusal;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is to be brought up.
 *
 * @param slots of each worker
 * @param port the gateway's, zero for a free one
 * @param scalerPort zero for a free one; empty where there is to be no scaler
 */
public record Plan(Workforce workforce, int slots, int port, OptionalInt scalerPort, Path agents, Jvm jvm) {
    private static final int MOST_SLOTS = 10_000;
    private static final int LAST_PORT = 65_535;
    private static final long MIB = 1 << 20;

    public Plan {
        require("--slots", slots, 1, MOST_SLOTS);
        require("--port", port, 0, LAST_PORT);
        require("--scaler-port", scalerPort.orElse(0), 0, LAST_PORT);
        agents = agents.toAbsolutePath().normalize();
        if (!Files.isReadable(agents)) {
            throw new Refusal("--agents " + agents + ": no such file that can be read");
        }
    }

    /** So many workers on a free port, and nobody to scale them. */
    public static Plan fixed(int workers, int slots, Path agents, Jvm jvm) {
        return new Plan(Workforce.pinned(workers), slots, 0, OptionalInt.empty(), agents, jvm);
    }

    /** What the agents of one worker may use, in MiB: the workers share 70 % of the machine. */
    long memoryOfAWorker() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine.getTotalMemorySize() / MIB * 7 / 10 / Math.max(1, workforce.most());
    }

    /**
     * How the services' JVMs run.
     *
     * @param gatewayHeap as -Xmx takes it
     * @param workerHeap as -Xmx takes it
     */
    public record Jvm(String gatewayHeap, String workerHeap, List<String> options) {
        public Jvm {
            options = List.copyOf(options);
        }
    }

    static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal(option + " " + value + ": must be from " + least + " to " + most);
        }
    }
}
