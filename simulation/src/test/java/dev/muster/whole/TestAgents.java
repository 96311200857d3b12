package dev.muster.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example agents, and one that nobody would register. */
final class TestAgents {
    private static final Path AGENTS =
            Path.of("..").toAbsolutePath().normalize().resolve("agents");

    private TestAgents() {}

    static Path in(Path folder) throws IOException {
        String entries =
                entry("wordcount", AGENTS.resolve("wordcount/wordcount").toString())
                        + entry("sleep", AGENTS.resolve("sleep/sleep").toString())
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
