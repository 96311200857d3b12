package dev.muster.worker.agent.process.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchiesTest {
    @Test
    void aControllerOfVersion1IsFoundWhereItsOwnHierarchyIsMounted() {
        var here = Hierarchies.of(
                List.of("8:pids:/", "4:memory:/a/b", "2:cpu,cpuacct:/a", "9:name=systemd:/"),
                List.of(
                        "36 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids",
                        "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory",
                        "32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct",
                        "31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755"));

        assertThat(here.folders())
                .containsEntry("pids", Path.of("/sys/fs/cgroup/pids"))
                .containsEntry("memory", Path.of("/sys/fs/cgroup/memory/a/b"))
                .containsEntry("cpu", Path.of("/sys/fs/cgroup/cpu/a"))
                .doesNotContainKey("name=systemd");
    }

    @Test
    void version2HasOneHierarchyForAll() {
        var here = Hierarchies.of(
                List.of("0::/system.slice/muster.service"),
                List.of("24 1 0:22 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"));

        assertThat(here.folders())
                .containsEntry(Hierarchies.UNIFIED, Path.of("/sys/fs/cgroup/system.slice/muster.service"));
    }

    @Test
    void aContainerMaySeeAPartOfTheHierarchyOnly() {
        var here = Hierarchies.of(
                List.of("8:pids:/docker/f00/x"),
                List.of("36 31 0:36 /docker/f00 /sys/fs/cgroup/pids ro,relatime - cgroup cgroup rw,pids"));

        assertThat(here.folders()).containsEntry("pids", Path.of("/sys/fs/cgroup/pids/x"));
    }

    @Test
    void aMachineWithoutControlGroupsHasNone() {
        assertThat(Hierarchies.of(List.of("0::/"), List.of("1 1 0:1 / / rw - ext4 /dev/vda rw"))
                        .folders())
                .isEmpty();
    }
}
