package dev.muster.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
    private static final Path LAUNCHER = Path.of("../muster");

    private final Path folder;

    LauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    /** @return what the launcher gives to Java */
    private String arguments(String home) throws Exception {
        Files.createDirectories(folder.resolve("local/target"));
        Files.createFile(folder.resolve("local/target/local.jar"));
        Path launcher = Files.copy(LAUNCHER, folder.resolve("muster"));
        ProcessBuilder builder = new ProcessBuilder("bash", launcher.toString(), "ps").directory(folder.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", jdkThatPrints().toString(), "MUSTER_HOME", home));
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private Path jdkThatPrints() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(bin.resolve(tool), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        return folder.resolve("jdk");
    }

    @ParameterizedTest
    @CsvSource({
        "/state,/state",
        "/state/,/state",
        "//a/../b/./state,/b/state",
        "/../state,/state",
        "/a b/*/,/a b/*",
        "/,/"
    })
    void aHomeHasOneNameHoweverItIsWritten(String given, String name) throws Exception {
        assertThat(arguments(given).lines()).contains("-Dmuster.home=" + name);
    }

    @ParameterizedTest
    @CsvSource({"state", "./state/", "a/../state"})
    void aHomeIsRelativeToTheWorkingDirectory(String given) throws Exception {
        assertThat(arguments(given).lines()).contains("-Dmuster.home=" + folder.resolve("state"));
    }
}
