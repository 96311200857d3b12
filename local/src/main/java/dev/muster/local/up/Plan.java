package dev.muster.local.up;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.local.home.Refusal;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be brought up.
 *
 * @param port the gateway's, zero for a free one
 * @param slots of each worker
 */
public record Plan(int workers, int slots, int port, Path agents, Jvm jvm) {
    private static final int MOST_WORKERS = 64;
    private static final int MOST_SLOTS = 10_000;
    private static final int LAST_PORT = 65_535;
    private static final long MIB = 1 << 20;

    public Plan {
        require("--workers", workers, 0, MOST_WORKERS);
        require("--slots", slots, 1, MOST_SLOTS);
        require("--port", port, 0, LAST_PORT);
        agents = agents.toAbsolutePath().normalize();
        if (!Files.isReadable(agents)) {
            throw new Refusal("--agents " + agents + ": no such file that can be read");
        }
    }

    /** What the agents of one worker may use, in MiB: the workers share 70 % of the machine. */
    long memoryOfAWorker() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine.getTotalMemorySize() / MIB * 7 / 10 / Math.max(1, workers);
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

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refusal(option + " " + value + ": must be from " + least + " to " + most);
        }
    }
}
