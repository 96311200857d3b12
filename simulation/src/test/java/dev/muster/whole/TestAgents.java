package dev.muster.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The example agents, and some that nobody would register. */
final class TestAgents {
    /** While this file is there every fifth run of the agent {@code flaky} fails, by the {@code n} of its input. */
    static final String BROKEN = "broken";

    private static final Path AGENTS =
            Path.of("..").toAbsolutePath().normalize().resolve("agents");

    private static final String FLAKY = """
            read -r said
            n=${said##*\\"n\\":}
            n=${n%%[!0-9]*}
            /bin/sleep 0.5
            if [ -e "$1" ] && [ $((n % 5)) -eq 0 ]; then exit 75; fi
            echo "{\\"type\\":\\"result\\",\\"value\\":$n}"
            """;

    private TestAgents() {}

    /** The users that agents run under get to read the folder. */
    static Path in(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path flaky = Files.writeString(folder.resolve("flaky"), FLAKY);
        String entries =
                entry("wordcount", AGENTS.resolve("wordcount/wordcount").toString())
                        + entry("sleep", AGENTS.resolve("sleep/sleep").toString())
                        + entry("flaky", "/bin/sh, " + flaky + ", " + folder.resolve(BROKEN))
                        + entry("poison", "/bin/sh, -c, 'sleep 1; kill -9 $PPID'");
        return Files.writeString(folder.resolve("agents.yaml"), "muster:\n  agents:\n" + entries);
    }

    private static String entry(String name, String command) {
        return """
                    %s:
                      kind: process
                      command: [%s]
                      timeout: 5m
                      retry: {max-attempts: 3, initial: 1s, multiplier: 2, max: 1m}
                      memory: 8MB
                      slots: 1
                      resumable: true
                """.formatted(name, command);
    }
}
