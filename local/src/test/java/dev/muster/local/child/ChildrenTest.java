package dev.muster.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.child.ChildSpec.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildrenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private Gate gate = Gate.OPEN;

    /** The names of the lives that began, in order. */
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();

    ChildrenTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aChildThatDiesIsStartedAgainUnderANewName() throws Exception {
        try (Children children = new Children()) {
            Child child = children.start(spec("exec cat", PATIENCE));
            assertThat(begun.take()).isEqualTo("worker-1");
            long first = pid(child);

            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            assertThat(begun.take()).isEqualTo("worker-1.2");
        }
    }

    @Test
    void closingEndsTheChildAndStartsNoOther() throws Exception {
        Children children = new Children();
        Child child = children.start(spec("read -r line; echo $UNIT ended", PATIENCE));
        begun.take();

        children.close();

        assertThat(child.pid()).isEmpty();
        assertThat(Files.readString(file("log"))).isEqualTo("worker-1 ended\n");
        assertThat(begun.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aChildWaitsAtItsGateForEachLife() throws Exception {
        Semaphore lives = new Semaphore(1);
        gate = lives::acquire;
        try (Children children = new Children()) {
            Child child = children.start(spec("exit 0", PATIENCE));
            begun.take();

            assertThat(begun.poll(600, TimeUnit.MILLISECONDS)).isNull();
            assertThat(child.life()).isEmpty();

            lives.release();
            assertThat(begun.take()).isEqualTo("worker-1.2");
        }
    }

    @Test
    void aChildThatIsEndedLeavesItsNameToAnotherButNotItsLives() throws Exception {
        try (Children children = new Children()) {
            Child first = children.start(spec("exec cat", PATIENCE));
            begun.take();
            children.end(first).join();

            children.start(spec("exec cat", PATIENCE));

            assertThat(begun.take()).isEqualTo("worker-1.2");
        }
    }

    @Test
    void nobodyIsStartedOnceTheEndHasBegun() {
        Children children = new Children();
        children.close();

        assertThatThrownBy(() -> children.start(spec("exec cat", PATIENCE))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChildThatDoesNotEndIsKilled() throws Exception {
        Children children = new Children();
        Child child = children.start(spec("trap '' TERM; exec sleep 60 </dev/null", Duration.ofMillis(200)));
        begun.take();

        children.close();

        assertThat(child.pid()).isEmpty();
    }

    @Test
    void aChildGetsNothingOfThisProcessesEnvironment() throws Exception {
        Children children = new Children();
        children.start(spec("read -r line; /usr/bin/env", PATIENCE));
        begun.take();

        children.close();

        assertThat(Files.readAllLines(file("log")))
                .contains("UNIT=worker-1")
                .noneMatch(variable -> variable.startsWith("HOME="));
    }

    private static long pid(Child child) {
        while (child.pid().isEmpty()) {
            Thread.onSpinWait();
        }
        return child.pid().get();
    }

    private ChildSpec spec(String script, Duration patience) {
        return new ChildSpec(
                "worker-1",
                List.of("/bin/sh", "-c", script),
                this::environment,
                file("log"),
                file("ports/web.port"),
                patience,
                gate);
    }

    private Map<String, String> environment(String unit) {
        begun.add(unit);
        return Map.of("UNIT", unit);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
