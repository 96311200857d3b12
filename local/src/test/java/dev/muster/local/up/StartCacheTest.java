package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private final Home home;
    private final Path folder;
    private final Service service;

    StartCacheTest(@TempDir Path folder) {
        this.folder = folder;
        home = new Home(folder, folder);
        service = new Service(
                folder.resolve("a-service.jar"), "a.Main", "32m", Duration.ofSeconds(1), List.of("-XX:+UseSerialGC"));
    }

    @Test
    void aServiceWithoutACacheStartsWithoutOne() {
        assertThat(service.command(home)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void aCacheThatDoesNotFitIsNotUsed() throws Exception {
        Files.writeString(folder.resolve("a-service.aot"), "of no JVM");

        assertThat(service.command(home)).noneMatch(word -> word.contains("AOT"));
    }
}
