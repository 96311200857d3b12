package dev.muster.local.bench.stage;

import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.Plan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What platforms that are measured are made of: one worker, JVMs that compile all they can, and one agent. */
public record Ground(Home home, URI agent) {
    private static final int SLOTS = 128;
    private static final String HEAP = "512m";
    /** On few processors the serial collector takes least from the work; the second compiler stays on, as on a server. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC");

    /** As {@code ./muster up} has them. */
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Plan oneWorker() {
        return Plan.fixed(1, SLOTS, agents(), new Plan.Jvm(HEAP, HEAP, OPTIONS));
    }

    /** Of the worker that is to come later, and quickly. */
    public Plan noWorkerYet(int slots, String heap) {
        return Plan.fixed(0, slots, agents(), new Plan.Jvm(HEAP, heap, QUICK));
    }

    private Path agents() {
        home.make();
        Path file = home.state().resolve("agents.yaml");
        String agents = """
                muster:
                  agents:
                    no-op:
                      kind: http
                      url: %s
                      allow: [127.0.0.1]
                      timeout: 1h
                      retry: {max-attempts: 3, initial: 5s, multiplier: 2, max: 5m}
                      memory: 16KB
                      slots: 1
                      resumable: true
                """.formatted(agent);
        try {
            return Files.writeString(file, agents);
        } catch (IOException failed) {
            throw new Refusal(file + " cannot be written: " + failed.getMessage());
        }
    }
}
