package dev.muster.worker.agent.process;

import static dev.muster.worker.agent.process.Workshop.RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent.Checkpointed;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentEvent.Progress;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes of what an agent says, and of how it ends. */
@Timeout(60)
class AgentOutputTest {
    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder);
    }

    @AfterEach
    void nothingIsLeftOnDisk() throws IOException {
        assertThat(shop.leftovers()).isEmpty();
        shop.close();
        assertThat(shop.scratch).isEmptyDirectory();
    }

    @Test
    void whatItSaysOnTheWayIsHeardInItsOrder() throws Exception {
        shop.shell(
                "echo one; echo '{\"type\":\"progress\",\"value\":2}'; echo '{\"type\":\"checkpoint\",\"value\":3}'");

        assertThat(shop.heard).containsExactly(new Log("one"), new Progress("2"), new Checkpointed("3"));
    }

    @Test
    void anEarlyEndIsNoResult() throws Exception {
        assertThat(error(shop.shell("exit 0")).code()).isEqualTo("NO_RESULT");
        assertThat(error(shop.shell("exec >&- 2>&- <&-")).code()).isEqualTo("NO_RESULT");
    }

    @Test
    void itsLastWordsAreInTheError() throws Exception {
        assertThat(error(shop.shell("i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done >&2; exit 3")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("AGENT_FAILED"))
                .satisfies(error -> assertThat(error.message())
                        .startsWith("exit code 3\nstderr: ")
                        .endsWith("line 1999"))
                .satisfies(error -> assertThat(error.message().length()).isBetween(1000, 1060));
    }

    @Test
    void aSignalThatKilledItIsNamed() throws Exception {
        assertThat(error(shop.shell("kill -SEGV $$")).message()).startsWith("ended by SIGSEGV");
    }

    @Test
    void exit75IsTriedAgain() throws Exception {
        assertThat(error(shop.shell("exit 75")).retryable()).isTrue();
    }

    @Test
    void aFloodEndsIt() throws Exception {
        for (String flood : List.of("yes", "yes >&2", "cat /dev/urandom", "cat /dev/zero", "yes & yes & wait")) {
            assertThat(error(shop.shell(flood)).code()).as(flood).isEqualTo("OUTPUT_TOO_LARGE");
        }
    }

    @Test
    void aHugeLineEndsIt() throws Exception {
        String zeros = "head -c 300000 /dev/zero | tr '\\0' x; echo; ";

        assertThat(error(shop.shell(zeros + RESULT)))
                .isEqualTo(RunError.last("OUTPUT_TOO_LARGE", "the agent wrote a line of more than 262144 bytes"));
    }

    @Test
    void aResultMayBeLargerThanAnyOtherLine() throws Exception {
        String tenMegabytes = "head -c 10485758 /dev/zero | tr '\\0' x";
        assertThat(shop.shell("printf '{\"type\":\"result\",\"value\":\"%s\"}' \"$(" + tenMegabytes + ")\""))
                .isEqualTo(new Produced("\"" + "x".repeat(10_485_758) + "\""));
        assertThat(error(shop.shell("printf '{\"type\":\"progress\",\"value\":\"%s\"}' \"$(" + tenMegabytes + ")\"")))
                .isEqualTo(RunError.last("OUTPUT_TOO_LARGE", "the agent wrote a line of more than 262144 bytes"));
        assertThat(error(shop.shell("head -c 10500001 /dev/zero")))
                .isEqualTo(RunError.last("OUTPUT_TOO_LARGE", "the agent wrote a line of more than 10500000 bytes"));
    }

    @Test
    void binaryOutputIsALogAndNoMore() throws Exception {
        assertThat(shop.shell("head -c 500000 /dev/urandom; echo; " + RESULT)).isEqualTo(new Produced("1"));
    }

    @Test
    void aSlowListenerLosesNothing() throws Exception {
        AgentCall call = Workshop.call(Agents.process(
                "sh", "-c", "echo $$; i=0; while [ $i -lt 500 ]; do echo $i; i=$((i+1)); done; " + RESULT));
        AgentResult result = shop.run(call, event -> {
            if (shop.heard.isEmpty()) {
                Proc.awaitEmpty(Long.parseLong(((Log) event).line()));
            }
            shop.heard.add(event);
        });

        assertThat(result).isEqualTo(new Produced("1"));
        assertThat(shop.heard).hasSize(501);
    }

    private static RunError error(AgentResult result) {
        assertThat(result).isInstanceOf(Broke.class);
        return ((Broke) result).error();
    }
}
