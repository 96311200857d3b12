package dev.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifelineTest {
    private static final long LIMIT_SECONDS = 30;

    @Test
    void aProcessExitsInOrderWhenItsOwnerClosesThePipe() throws Exception {
        Process child = start("PT20S", "orderly");
        BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("started orderly");

        tellToEnd(child);

        assertThat(child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said.readLine()).isEqualTo("ended in order");
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void aProcessThatDoesNotComeToItsEndIsCutOff() throws Exception {
        Process child = start("PT0.2S", "stuck");
        assertThat(child.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("started stuck");

        tellToEnd(child);

        assertThat(child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(124);
    }

    @Test
    void aMainThatFailsEndsTheProcess() throws Exception {
        Process child = start("PT20S", "failing");

        assertThat(child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(1);
    }

    @Test
    void evenChildrenWithMuchPatienceEndSoonWhenTheirOwnerIsKilled() throws Exception {
        Process owner = new ProcessBuilder(java(), "-cp", classes(), Owner.class.getName()).start();
        List<ProcessHandle> children = childrenOf(owner);
        assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);

        owner.destroyForcibly();

        for (ProcessHandle child : children) {
            child.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void tellToEnd(Process child) throws IOException {
        try (OutputStream pipe = child.getOutputStream()) {
            pipe.write('\n');
        }
    }

    private static List<ProcessHandle> childrenOf(Process owner) throws IOException {
        BufferedReader pids = owner.inputReader(StandardCharsets.UTF_8);
        return List.of(pids.readLine(), pids.readLine()).stream()
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    private static Process start(String patience, String manner) throws IOException {
        return new ProcessBuilder(
                        java(),
                        "-D" + Lifeline.PATIENCE + "=" + patience,
                        "-cp",
                        classes(),
                        Lifeline.class.getName(),
                        Child.class.getName(),
                        manner)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    /** Starts two children, says who they are, and is killed by the test. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] args) throws Exception {
            for (Process child : List.of(start("PT1H", "orderly"), start("PT1H", "stuck"))) {
                String started = child.inputReader(StandardCharsets.UTF_8).readLine();
                System.out.println(started == null ? "" : child.pid());
            }
            Thread.currentThread().join();
        }
    }

    static final class Child {
        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            if (args[0].equals("failing")) {
                Thread.ofPlatform().start(Child::forEver);
                throw new IllegalStateException("as asked");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(args[0])));
            System.out.println("started " + args[0]);
            Thread.currentThread().join();
        }

        private static void end(String manner) {
            if (manner.equals("stuck")) {
                forEver();
            }
            System.out.println("ended in order");
        }

        private static void forEver() {
            try {
                Thread.currentThread().join();
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
