package dev.muster.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders of one platform. Two of them can run at once where their state is apart.
 *
 * @param root the repository, with the built jars
 * @param state what the platform keeps while it runs, and its key
 */
public record Home(Path root, Path state) {
    public Home {
        if (!root.isAbsolute() || !state.isAbsolute()) {
            throw new IllegalArgumentException("root " + root + " and state " + state + ": both must be absolute");
        }
        // Processes are told apart by their folder's name, which must be written in one way only.
        root = root.normalize();
        state = state.normalize();
    }

    /** As the launcher says, or the working directory. */
    public static Home ofThisProcess() {
        Path root = Path.of(System.getProperty("muster.root", "")).toAbsolutePath();
        String state = System.getProperty("muster.home", "");
        return new Home(
                root, state.isEmpty() ? root.resolve(".muster") : Path.of(state).toAbsolutePath());
    }

    public Path gatewayJar() {
        return root.resolve("api-gateway/target/api-gateway.jar");
    }

    public Path workerJar() {
        return root.resolve("worker-service/target/worker-service.jar");
    }

    public Path scalerJar() {
        return root.resolve("scaler-service/target/scaler-service.jar");
    }

    /** Holds the class Lifeline and nothing else. */
    public Path lifelineJar() {
        return root.resolve("local/target/local-lifeline.jar");
    }

    public Path agents() {
        return root.resolve("agents/agents.yaml");
    }

    public Path apiKey() {
        return state.resolve("api-key");
    }

    /** Where the running supervisor is reached. */
    public Path supervisor() {
        return state.resolve("supervisor.json");
    }

    /** Locked for as long as a supervisor lives. */
    public Path lock() {
        return state.resolve("lock");
    }

    public Path payloads() {
        return state.resolve("payloads");
    }

    /** Where agents have their working folders. */
    public Path scratch() {
        return state.resolve("scratch");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** A process writes the port it got from the system here, and a second one for its management beside it. */
    public Path portFile(String name) {
        return ports(name).resolve("web.port");
    }

    public Path managementPortFile(String name) {
        return ports(name).resolve("web-management.port");
    }

    /** For this supervisor alone: the children of one that was killed remove the files they wrote when they end. */
    private Path ports(String name) {
        return ports().resolve(Long.toString(ProcessHandle.current().pid())).resolve(name);
    }

    Path ports() {
        return state.resolve("ports");
    }

    /** Makes the folders that are missing. */
    public void make() {
        try {
            Files.createDirectories(
                    state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(logs());
            Files.createDirectories(payloads());
            Files.createDirectories(scratch());
            Files.createDirectories(ports());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make " + state, failed);
        }
    }
}
