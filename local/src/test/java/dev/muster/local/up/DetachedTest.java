package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedTest {
    @Test
    void aSecondSupervisorWritesBehindTheFirst(@TempDir Path folder) throws Exception {
        Home home = new Home(folder, folder);
        home.make();
        Path log = Files.writeString(home.logs().resolve("supervisor.out"), "the first\n");

        int exit = Detached.start(home, List.of("ps", "--help")).waitFor();

        assertThat(exit).isZero();
        assertThat(log).content().startsWith("the first\n").contains("ps [-h");
    }
}
