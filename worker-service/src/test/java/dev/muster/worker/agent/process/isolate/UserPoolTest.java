package dev.muster.worker.agent.process.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserPoolTest {
    @TempDir
    Path folder;

    private UserPool pool(int count) throws IOException {
        return new UserPool(new UserRange(5_000, count, folder.resolve("claims")));
    }

    @Test
    void twoWorkersNeverHaveAUserInCommon() throws IOException {
        UserPool one = pool(3);
        UserPool other = pool(3);

        assertThat(take(one)).isEqualTo(5_000);
        assertThat(take(other)).isEqualTo(5_001);
        assertThat(take(one)).isEqualTo(5_002);
        assertThatThrownBy(() -> take(other))
                .isInstanceOf(IOException.class)
                .hasMessage("every user from 5000 to 5002 is taken (muster.worker.process-agents.users)");
        assertThat(one.claimed()).containsExactly(5_000, 5_002);
    }

    @Test
    void aUserIsGivenToOneAtATime() throws IOException {
        UserPool pool = pool(9);
        int user = take(pool);
        assertThat(take(pool)).isNotEqualTo(user);
        pool.giveBack(user);

        assertThat(take(pool)).isEqualTo(user);
    }

    @Test
    void aUserOfWhomSomethingIsLeftRestsForLonger() throws IOException {
        UserPool pool = pool(9);
        int left = take(pool);
        pool.giveBack(left);

        assertThat(pool.take(user -> user != left)).isNotEqualTo(left);
        assertThat(take(pool)).isEqualTo(left);
        assertThat(pool(9).take(user -> user > 5_004)).isEqualTo(5_005);
    }

    @Test
    void whoLeavesLeavesNoClaim() throws IOException {
        UserPool pool = pool(1);
        take(pool);
        pool.leave();

        assertThat(pool.claimed()).isEmpty();
        assertThat(take(pool(1))).isEqualTo(5_000);
    }

    @Test
    void aRangeIsChecked() {
        assertThatThrownBy(() -> new UserRange(0, 1, folder))
                .hasMessage("muster.worker.process-agents.users.first 0: needs 1000 to 2000000000");
        assertThatThrownBy(() -> new UserRange(1_000, 0, folder))
                .hasMessage("muster.worker.process-agents.users.count 0: needs 1 to 10000000");
    }

    private static int take(UserPool pool) throws IOException {
        return pool.take(user -> true);
    }
}
