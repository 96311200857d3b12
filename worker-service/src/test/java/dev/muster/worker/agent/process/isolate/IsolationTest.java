package dev.muster.worker.agent.process.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {
    @TempDir
    Path folder;

    private Isolation choose(boolean shared, Optional<UserSwitch> how) throws IOException {
        UserRange range = new UserRange(5_000, 10, folder.resolve("claims"));
        return Isolation.choose(new Isolation.Wish(folder.resolve("scratch"), shared, range), how);
    }

    @Test
    void whereUsersCannotBeSwitchedAgentsAreRefusedAndTheReasonIsSaid() throws IOException {
        Isolation chosen = choose(false, Optional.empty());

        assertThat(chosen.isRefused()).isTrue();
        assertThat(chosen.inForce().users())
                .isEqualTo("process agents are refused, since they would run under the worker's own user: this machine"
                        + " has no setpriv (util-linux); muster.worker.shared-user=true allows it");
    }

    @Test
    void aSwitchThatFailsIsNoSwitchAndKeepsNoUser() throws IOException {
        Isolation chosen = choose(false, Optional.of(new UserSwitch("/bin/false", "/bin/sh")));

        assertThat(chosen.inForce().users()).contains("setpriv ended with 1");
        assertThat(folder.resolve("claims")).isEmptyDirectory();
    }

    @Test
    void aUserThatIsSharedIsSharedOnlyWhereThatWasAskedFor() throws IOException {
        Isolation chosen = choose(true, Optional.empty());

        assertThat(chosen.isRefused()).isFalse();
        assertThat(chosen.inForce().users()).contains("can read its files, its environment");
        assertThat(chosen.claimed()).isEmpty();
    }
}
