package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @Test
    void aHomeIsLockedUntilItsHolderIsGoneEvenIfItWasKilled(@TempDir Path folder) throws Exception {
        Process holder = new ProcessBuilder(
                        JavaCommand.java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .start();
        try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("true");
            assertThat(InstanceLock.take(folder.resolve("lock"))).isEmpty();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(InstanceLock.take(folder.resolve("lock"))).isPresent().get().satisfies(InstanceLock::close);
    }

    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            Path folder = Path.of(args[0]);
            System.out.println(InstanceLock.take(folder.resolve("lock")).isPresent());
            Thread.currentThread().join();
        }
    }
}
