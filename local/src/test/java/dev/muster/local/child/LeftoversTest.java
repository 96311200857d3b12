package dev.muster.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    @Test
    void aProcessIsFoundByTheMarkOfItsOwner() throws Exception {
        Path owner = Path.of("/nowhere/of-" + ProcessHandle.current().pid());
        Process child = new ProcessBuilder("/bin/sh", "-c", "read -r line", "sh", Leftovers.mark(owner)).start();
        try {
            assertThat(Leftovers.of(owner)).extracting(ProcessHandle::pid).containsExactly(child.pid());
            assertThat(Leftovers.of(Path.of("/nowhere/else"))).isEmpty();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
