package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.AgentSpec;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users of agents, and programs in folders that are closed to them. */
@Timeout(60)
class ReachableProgramsTest {
    @TempDir
    Path folder;

    private Path home;
    private Isolation isolation;

    @BeforeEach
    void open() throws IOException {
        isolation = Apartment.USERS.isolation(folder);
        home = Files.createDirectory(folder.resolve("home"));
    }

    @AfterEach
    void leave() throws IOException {
        if (isolation != null) {
            Apartment.leave(folder, isolation);
        }
    }

    @Test
    void whatCanBeReachedStaysWhereItIs() throws IOException {
        script("agents/own/agent", "rwxr-xr-x");
        assertThat(reach(Agents.process("./own/agent")).copies()).isEmpty();
    }

    @Test
    void behindAClosedFolderACopyIsExecuted() throws Exception {
        script("agents/own/agent", "rwxr-xr-x");
        script("agents/own/secret", "rwx------");
        close(home);
        AgentSpec agent = Agents.process("./own/agent");
        Programs reachable = reach(agent);
        try (ProcessRuntime runtime = new ProcessRuntime(
                reachable, isolation, new ProcessLimits(Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            Workshop shop = new Workshop(folder.resolve("unused"));
            runtime.run(Workshop.call(agent), shop.heard::add, shop.stop);
            shop.close();

            assertThat(shop.heard).containsExactly(new Log("ran"));
            assertThat(isolation.scratch().resolve("programs-0/own/secret")).doesNotExist();
        }
    }

    @Test
    void anExecutableThatIsClosedItselfIsRefusedByItsName() throws IOException {
        Path file = script("agents/agent", "rwx------");

        assertThatThrownBy(() -> reach(Agents.process("./agent")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the users that agents run under cannot read and execute " + file
                        + ": let everybody do so (chmod o+rx), or set muster.worker.shared-user=true");
    }

    private Programs reach(AgentSpec agent) throws IOException {
        Programs programs = new Programs(home.resolve("agents"), List.of(Path.of("/usr/bin"), Path.of("/bin")));
        return ReachablePrograms.of(programs, List.of(agent), isolation);
    }

    private Path script(String name, String permissions) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho ran\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static void close(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
