package dev.muster.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeTest {
    private static final Path ROOT = Path.of("/muster");
    private static final Path STATE = Path.of("/state");

    @Test
    void aFolderHasOneNameHoweverItIsWritten() {
        assertThat(new Home(ROOT, Path.of("/a/../state/./"))).isEqualTo(new Home(ROOT, STATE));
    }

    @Test
    void thePortFilesOfEachSupervisorAreItsOwn() {
        Home home = new Home(ROOT, STATE);
        Path mine = home.ports().resolve(Long.toString(ProcessHandle.current().pid()));

        assertThat(home.portFile("worker-1")).startsWithRaw(mine);
        assertThat(home.managementPortFile("gateway")).startsWithRaw(mine);
    }
}
