package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a worker that was killed, and of agents that have left all by which a group or a folder knows them. */
@Timeout(60)
class IsolatedWardenTest {
    private static final int AGENTS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void noDaemonOutlivesAWorkerThatWasKilled(@TempDir Path folder) throws Exception {
        Apartment.leave(folder, Apartment.GROUPS.isolation(folder));
        Process worker = DoomedWorker.start(folder, AGENTS, true);
        List<Long> daemons = new ArrayList<>();
        BufferedReader said = worker.inputReader();
        while (daemons.size() < AGENTS) {
            daemons.add(Long.valueOf(said.readLine()));
        }
        List<Integer> users = daemons.stream().map(Proc::user).toList();
        assertThat(users).doesNotHaveDuplicates().allMatch(user -> user >= 200_000);
        worker.destroyForcibly().waitFor();

        long killed = System.nanoTime();
        daemons.forEach(Proc::awaitEmpty);
        users.forEach(user -> Proc.await(
                "user " + user + " to be gone", () -> Proc.ofUser(user).isEmpty()));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(LIMIT);
        users.forEach(user -> Proc.await(
                "user " + user + " to be free", () -> Files.notExists(Path.of("/run/muster/users/" + user))));
    }
}
