package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
    void aCacheIsUsedUntilAJarIsNewer() throws Exception {
        Path cache = Files.writeString(folder.resolve("a-service.aot"), "");
        Path jar = Files.writeString(folder.resolve("a-service.jar"), "");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
        assertThat(service.command(home)).contains("-XX:AOTCache=" + cache);

        Files.setLastModifiedTime(cache, FileTime.fromMillis(1_000));

        assertThat(service.command(home)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void whatNoJvmCanUseDoesNotFit() throws Exception {
        Files.writeString(folder.resolve("a-service.aot"), "of no JVM");

        assertThat(service.cache().fits(home)).isFalse();
    }
}
