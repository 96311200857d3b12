package dev.muster.worker.agent.process.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentLimits;
import dev.muster.run.AgentSpec;
import dev.muster.run.MemorySize;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.process.isolate.ControlGroup.Setting;
import dev.muster.worker.agent.process.isolate.ControlGroups.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain folders stand for control groups: what is written is all that counts here. */
class ControlGroupsTest {
    private static final AgentSpec AGENT =
            Agents.limited(Agents.process("any"), new MemorySize(1_000), new AgentLimits(7, 50, MemorySize.of("1MB")));

    @TempDir
    Path folder;

    @Test
    void version2LimitsMemoryHardAtAllOfItAndSoftAtSevenTenths() {
        assertThat(ControlGroups.limits(Version.V2, AGENT))
                .contains(
                        new Setting("memory.max", "1000"),
                        new Setting("memory.high", "700"),
                        new Setting("memory.swap.max", "0"),
                        new Setting("pids.max", "7"),
                        new Setting("cpu.weight", "50"));
    }

    @Test
    void version1HasOtherNamesAndSharesOf1024() {
        assertThat(ControlGroups.limits(Version.V1, AGENT))
                .contains(
                        new Setting("memory.limit_in_bytes", "1000"),
                        new Setting("memory.soft_limit_in_bytes", "700"),
                        new Setting("pids.max", "7"),
                        new Setting("cpu.shares", "512"));
    }

    @Test
    void aGroupThatIsDelegatedWithItsControllersOnIsUsed() throws IOException {
        Files.writeString(folder.resolve("cgroup.subtree_control"), "cpu memory pids\n");
        var found = ControlGroups.find(new Hierarchies(Map.of(Hierarchies.UNIFIED, folder)), "muster-1");

        assertThat(found).contains(new ControlGroups(Version.V2, List.of(folder), "muster-1"));
        assertThat(folder.resolve("muster-1-probe")).doesNotExist();
    }

    @Test
    void aWorkerGoesAsideBeforeItTurnsControllersOn() throws IOException {
        Files.writeString(folder.resolve("cgroup.subtree_control"), "");
        Files.writeString(folder.resolve("cgroup.controllers"), "memory pids io\n");
        Files.writeString(Files.createDirectory(folder.resolve("muster-worker")).resolve("cgroup.procs"), "");

        assertThat(ControlGroups.find(new Hierarchies(Map.of(Hierarchies.UNIFIED, folder)), "p"))
                .isPresent();
        assertThat(folder.resolve("muster-worker/cgroup.procs"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
        assertThat(folder.resolve("cgroup.subtree_control")).hasContent("+memory +pids");
    }

    @Test
    void withoutTheControllersOfMemoryAndProcessesThereIsNone() throws IOException {
        Files.writeString(folder.resolve("cgroup.subtree_control"), "cpu\n");
        Files.writeString(folder.resolve("cgroup.controllers"), "cpu hugetlb\n");

        assertThat(ControlGroups.find(new Hierarchies(Map.of(Hierarchies.UNIFIED, folder, "memory", folder)), "p"))
                .isEmpty();
        assertThat(ControlGroups.find(new Hierarchies(Map.of()), "p")).isEmpty();
    }

    @Test
    void whatThisMachineHasNotIsPassedOverAndWhatHappenedIsCounted() throws IOException {
        Files.writeString(folder.resolve("pids.max"), "max");
        Files.writeString(folder.resolve("memory.events"), "low 0\noom 3\noom_kill 2\n");
        ControlGroup group = new ControlGroup(Version.V2, List.of(folder));
        group.set(ControlGroups.limits(Version.V2, AGENT));

        assertThat(folder.resolve("pids.max")).hasContent("7");
        assertThat(folder.resolve("memory.swap.max")).doesNotExist();
        assertThat(group.count("memory.events", "oom_kill")).isEqualTo(2);
        assertThat(group.count("memory.events", "none")).isZero();
        assertThat(group.count("memory.oom_control", "oom_kill")).isZero();
    }

    @Test
    void version2IsKilledInOneStep() throws IOException {
        Files.writeString(folder.resolve("cgroup.kill"), "");
        new ControlGroup(Version.V2, List.of(folder)).kill();

        assertThat(folder.resolve("cgroup.kill")).hasContent("1");
    }
}
