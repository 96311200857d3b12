package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManyAgentsTest {
    /** More than the 256 carriers that the JDK would lend to virtual threads that wait for pipes. */
    private static final int MANY = 300;

    @Test
    @Timeout(60)
    void hundredsWaitAtOnceOnTwoProcessors(@TempDir Path folder) throws IOException {
        try (Workshop shop = new Workshop(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AgentResult> run =
                    () -> shop.run(Workshop.call(Agents.process("sh", "-c", "echo up; exec sleep 300")));
            List<Future<AgentResult>> runs =
                    Stream.generate(() -> threads.submit(run)).limit(MANY).toList();
            Proc.await("all to be up", () -> shop.heard.size() == MANY);
            shop.stop.raise(StopReason.CANCELLED);

            assertThat(runs).extracting(Future::get).containsOnly(new Stopped());
        }
    }
}
