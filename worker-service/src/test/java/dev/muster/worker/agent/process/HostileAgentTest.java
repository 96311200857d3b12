package dev.muster.worker.agent.process;

import static dev.muster.worker.agent.process.Workshop.RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentLimits;
import dev.muster.run.AgentSpec;
import dev.muster.run.MemorySize;
import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each gets a clear error on its own run, and nothing is left of it. They are bounded by themselves too, so that a test
 * that fails does the machine no harm.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(Apartment.class)
class HostileAgentTest {
    private static final AgentLimits FEW = new AgentLimits(32, 100, MemorySize.of("4MB"));

    @Parameter
    Apartment apartment = Apartment.GROUPS;

    @TempDir
    Path folder;

    private Isolation isolation;
    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        isolation = apartment.isolation(folder);
        shop = Apartment.open(folder, isolation);
    }

    @AfterEach
    void nothingIsLeftAndTheWorkerGoesOn() throws Exception {
        if (shop == null) {
            return;
        }
        for (int user : isolation.claimed()) {
            Proc.await("user " + user + " to be gone", () -> Proc.ofUser(user).isEmpty());
        }
        assertThat(shop.leftovers()).isEmpty();
        assertThat(shop.runtime.run(Workshop.agent(RESULT), event -> {}, new StopSignal()))
                .isEqualTo(new Produced("1"));
        int gates = Gates.READY * (int) beginnings().count();
        Proc.await("no groups but those of gates", () -> groups().size() == gates);
        shop.close();
        assertThat(groups()).isEmpty();
        assertThat(isolation.claimed()).allMatch(user -> Files.notExists(Path.of("/run/muster/users/" + user)));
    }

    @Test
    void aForkBombIsStopped() throws Exception {
        String twice = "f() { [ \"$1\" -gt 0 ] || exec sleep 5; f $(($1-1)) & f $(($1-1)) & wait; }; ";

        RunError error = error(run(twice + "f 7; exit 1"));
        assertThat(error.code()).isEqualTo(apartment == Apartment.GROUPS ? "AGENT_OUT_OF_PROCESSES" : "AGENT_FAILED");
    }

    @Test
    void aLoopOfForksIsStoppedAtTheLimit() throws Exception {
        String forks = "i=0; while [ $i -lt 300 ]; do sleep 15 & i=$((i+1)); echo $i; done; " + RESULT;

        assertThat(error(run(forks)).message())
                .contains(apartment == Apartment.GROUPS ? "it wanted more than its 32 processes" : "fork");
        assertThat(shop.heard).hasSizeLessThan(32 + 2); // the complaint, which may come in two lines
    }

    @Test
    void anAgentThatIsDeafToSignalsIsKilled() throws Exception {
        AgentResult result = shop.run(
                Workshop.agent("trap '' HUP INT TERM; echo up; while :; do sleep 1; done"),
                shop.raising(StopReason.CANCELLED));

        assertThat(result).isEqualTo(new Stopped());
    }

    @Test
    void aDaemonIsKilledWithItsRun() throws Exception {
        assertThat(run(Apartment.DAEMON + "sleep 0.3; " + RESULT)).isEqualTo(new Produced("1"));

        Proc.awaitEmpty(shop.leader());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "exec cat /dev/urandom", "head -c 2147483648 /dev/zero"})
    void aFloodIsStopped(String flood) throws Exception {
        assertThat(error(run(flood)).code()).isEqualTo("OUTPUT_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec dd if=/dev/zero of=large bs=65536 count=200",
                "dd if=/dev/zero of=large bs=65536 count=200",
                "i=0; while [ $i -lt 200 ]; do head -c 65536 /dev/zero >f$i; i=$((i+1)); done; sleep 20",
                "i=0; while [ $i -lt 2000 ]; do : >f$i; i=$((i+1)); done; sleep 20"
            })
    void aFolderThatGrowsTooLargeEndsItsRun(String writer) throws Exception {
        assertThat(error(run(writer)))
                .satisfies(error -> assertThat(error.code()).isEqualTo("AGENT_DISK_EXCEEDED"))
                .satisfies(error -> assertThat(error.message()).contains("its disk of 4194304 bytes"));
    }

    @Test
    void memoryThatIsExceededIsSaid() throws Exception {
        RunError error = error(run("head -c 4294967296 /dev/zero | tail -c 4294967296 >/dev/null"));

        if (apartment == Apartment.GROUPS) {
            assertThat(error.code()).isEqualTo("AGENT_OUT_OF_MEMORY");
            assertThat(error.message()).contains("it needed more than its memory of 67108864 bytes");
        } else {
            assertThat(error.message()).contains("memory exhausted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"environ", "mem", "maps", "fd/0", "cwd/."})
    void nothingOfTheWorkerCanBeRead(String file) throws Exception {
        String path = "/proc/" + ProcessHandle.current().pid() + "/" + file;

        assertThat(error(run("head -c 1 " + path)).message()).contains("Permission denied");
    }

    @Test
    void neitherOtherAgentsNorTheirInputsCanBeRead() throws Exception {
        FileAttribute<?> closed = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path other = Files.createDirectory(isolation.scratch().resolve("other"), closed);

        assertThat(error(run("ls " + isolation.scratch())).message()).contains("Permission denied");
        assertThat(error(run("ls " + other)).message()).contains("Permission denied");
        Files.delete(other);
    }

    @Test
    void itHasNoPrivilegesAndCannotGainAny() throws Exception {
        run("grep -E '^(Uid|Groups|Cap|NoNewPrivs)' /proc/self/status; exit 1");

        List<String> uids = isolation.claimed().stream()
                .map(user -> "Uid: " + (user + " ").repeat(4).strip())
                .toList();
        assertThat(shop.heard)
                .extracting(
                        event -> ((Log) event).line().replaceAll("\\s+", " ").strip())
                .contains("Groups:", "NoNewPrivs: 1")
                .anyMatch(uids::contains)
                .filteredOn(line -> line.startsWith("Cap"))
                .hasSize(5)
                .allMatch(line -> line.endsWith(" 0000000000000000"));
    }

    @Test
    void whatCannotBeExecutedHasNotStarted() throws Exception {
        Path file = Files.writeString(folder.resolve("agent"), "#!/no/such/interpreter\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(error(shop.run(Workshop.call(Agents.process("./agent")))))
                .satisfies(error -> assertThat(error.code()).isEqualTo("AGENT_NOT_STARTED"))
                .satisfies(error -> assertThat(error.message()).contains(file.toString()));
    }

    @Test
    void itsInputCanBeOpenedByName() throws Exception {
        assertThat(run("cat /dev/stdin | grep -q run_id && " + RESULT)).isEqualTo(new Produced("1"));
    }

    private AgentResult run(String script) throws InterruptedException {
        AgentSpec agent = Agents.limited(Agents.process("sh", "-c", script), MemorySize.of("64MB"), FEW);
        return shop.run(Workshop.call(agent));
    }

    private List<Path> groups() {
        return beginnings().flatMap(HostileAgentTest::beginning).toList();
    }

    private Stream<String> beginnings() {
        return isolation.remains().getOrDefault("CELLS", "").lines();
    }

    private static Stream<Path> beginning(String path) {
        try (Stream<Path> all = Files.list(Path.of(path).getParent())) {
            return all.filter(group -> group.toString().startsWith(path)).toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static RunError error(AgentResult result) {
        assertThat(result).isInstanceOf(Broke.class);
        return ((Broke) result).error();
    }
}
