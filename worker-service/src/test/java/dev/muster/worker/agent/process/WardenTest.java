package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a worker that was killed: nothing. */
@Timeout(60)
class WardenTest {
    private static final int AGENTS = 20;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatATestLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void noAgentOutlivesAWorkerThatWasKilledAndTheWardenIsDeafToSignals() throws Exception {
        Process worker = worker(AGENTS);
        List<Long> groups = groups(worker, AGENTS);
        wardens(worker).forEach(warden -> ProcessHandle.of(warden).orElseThrow().destroy());
        worker.destroyForcibly().waitFor();

        groups.forEach(Proc::awaitEmpty);
        awaitNothing("left");
    }

    @Test
    void anAgentThatTheWardenDoesNotKnowYetHasNotBegun() throws Exception {
        Process worker = worker(0);
        long group = groups(worker, 1).getFirst();
        Proc.await("a group", () -> !Proc.group(group).isEmpty());
        worker.destroyForcibly().waitFor();

        Proc.awaitEmpty(group);
    }

    @Test
    void aWardenThatWasKilledIsReplacedAndToldOfAllWhoLive() throws Exception {
        Process worker = worker(AGENTS);
        List<Long> groups = groups(worker, AGENTS);
        long first = wardens(worker).findFirst().orElseThrow();
        assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();
        Proc.await("another warden", () -> wardens(worker).anyMatch(pid -> pid != first));
        worker.destroyForcibly().waitFor();

        groups.forEach(Proc::awaitEmpty);
    }

    @Test
    void theMomentOfTheKillDoesNotMatter() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            Process worker = worker(AGENTS * 10);
            groups(worker, 1 + random.nextInt(AGENTS * 2));
            worker.destroyForcibly().waitFor();

            awaitNothing("left, seed " + seed);
        }
    }

    @Test
    void aWorkerThatEndsWellLeavesNothingEither() throws Exception {
        Process agent = process("exec sleep 300");
        try (Warden warden = new Warden(Workshop.programs(folder), Isolation.none(folder))) {
            warden.watch(agent, Optional.empty());
        }

        assertThat(agent.waitFor()).isEqualTo(137);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAgentThatEndedIsForgotten() throws Exception {
        Process agent = process("exec sleep 300");
        try (Warden warden = new Warden(Workshop.programs(folder), Isolation.none(folder))) {
            warden.forget(warden.watch(agent, Optional.empty()));
        }

        assertThat(agent.isAlive()).isTrue();
    }

    @Test
    void aStrangerThatGotTheNumberOfAnAgentIsLeftAlone() throws Exception {
        Process stranger = process("exec sleep 300");
        try (Warden warden = new Warden(Workshop.programs(folder), Isolation.none(folder))) {
            warden.watch(stranger.pid(), "1", Optional.empty());
        }

        assertThat(stranger.isAlive()).isTrue();
    }

    private Process process(String script) throws IOException {
        Process process = new ProcessBuilder("setsid", "sh", "-c", script).start();
        started.add(process);
        Proc.await("a group of its own", () -> !Proc.group(process.pid()).isEmpty());
        return process;
    }

    private Process worker(int agents) throws IOException {
        Process worker = DoomedWorker.start(folder, agents);
        started.add(worker);
        return worker;
    }

    private static List<Long> groups(Process worker, int count) throws IOException {
        List<Long> groups = new ArrayList<>();
        BufferedReader said = worker.inputReader();
        while (groups.size() < count) {
            groups.add(Long.valueOf(said.readLine()));
        }
        return groups;
    }

    private static Stream<Long> wardens(Process worker) {
        return worker.toHandle()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("awk"))
                .map(ProcessHandle::pid);
    }

    /** Whoever works in the folder, and what lies in it. */
    private void awaitNothing(String what) {
        Proc.await("nothing to be " + what, () -> Proc.workingIn(folder).isEmpty());
        Proc.await(
                "no file to be " + what,
                () -> Objects.requireNonNull(folder.resolve("scratch").toFile().list()).length == 0);
    }
}
