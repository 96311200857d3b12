package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.local.LocalProcessPool;
import dev.muster.scaler.pool.CapacityPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of its own, started and ended by the command line, with its state in a folder of the test. */
final class Platform implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long COMMAND_SECONDS = 120;
    private static final Duration START = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    /** A worker as {@code ps} shows it. */
    record WorkerProcess(String id, long pid, String pool, URI management) {
        private static WorkerProcess of(JsonNode shown) {
            return new WorkerProcess(
                    shown.get("id").asString(),
                    shown.get("pid").asLong(),
                    shown.get("pool").asString(),
                    URI.create(shown.get("management_url").asString()));
        }

        double counted(String series) {
            return Client.text(management.resolve("/actuator/prometheus"))
                    .lines()
                    .filter(line -> line.startsWith(series))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private final Path home;
    private final Map<String, String> settings;

    private Platform(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
    }

    static Platform up(Path home, String... options) {
        return up(home, Map.of(), options);
    }

    /** Whose agents can do to their worker what they like. */
    static Platform upUnderOneUser(Path home, String... options) {
        return up(home, Map.of("MUSTER_WORKER_SHAREDUSER", "true"), options);
    }

    /** @param settings of its services, as variables of the environment */
    static Platform up(Path home, Map<String, String> settings, String... options) {
        Platform platform = new Platform(home, settings);
        List<String> command = new ArrayList<>(List.of("up", "--detach", "--port", "0"));
        command.addAll(List.of(options));
        platform.command(command);
        return platform;
    }

    Client client() throws IOException {
        String key = Files.readString(home.resolve("api-key")).strip();
        return new Client(URI.create(ps().at("/gateway/url").asString()), key);
    }

    /** Waits for one while the gateway is being started again. */
    long gatewayPid() {
        AtomicLong pid = new AtomicLong();
        Client.await(START, () -> {
            pid.set(ps().at("/gateway/pid").asLong(0));
            return pid.get() > 0;
        });
        return pid.get();
    }

    URI sqs() {
        return URI.create(ps().at("/aws/sqs").asString());
    }

    List<WorkerProcess> workers() {
        return ps().get("workers")
                .valueStream()
                .filter(shown -> shown.hasNonNull("management_url"))
                .map(WorkerProcess::of)
                .toList();
    }

    /** How many units of a pool take runs already. */
    int ready(Pool pool) {
        return ps().get("pools")
                .valueStream()
                .filter(shown -> shown.get("name").asString().equals(pool.name()))
                .mapToInt(shown -> shown.get("ready").asInt())
                .sum();
    }

    /** As the scaler has it. */
    CapacityPool pool(Pool pool) throws IOException {
        JsonNode supervisor = JSON.readTree(Files.readString(home.resolve("supervisor.json")));
        URI url = URI.create(supervisor.get("url").asString());
        return new LocalProcessPool(pool, url, supervisor.get("token").asString());
    }

    void spotWeather(String weather) {
        command(List.of("spot-weather", weather));
    }

    /** The sum of the series that begin so, of every worker that is up. */
    double counted(String series) {
        return workers().stream().mapToDouble(worker -> worker.counted(series)).sum();
    }

    /** By the notice that EC2 gives. */
    void interrupt(WorkerProcess worker) {
        command(List.of("interrupt", worker.id()));
    }

    /** How many lines of all logs hold this text. */
    long logged(String text) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .flatMap(Platform::lines)
                    .filter(line -> line.contains(text))
                    .count();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode ps() {
        return JSON.readTree(command(List.of("ps", "--json")).lines().toList().getLast());
    }

    @Override
    public void close() {
        command(List.of("down"));
    }

    static void signal(long pid, String name) {
        assertThat(pid).as("below 2 it would hit a whole group").isGreaterThan(1);
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private String command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmuster.root=" + ROOT,
                "-Dmuster.home=" + home,
                "-Dmuster.terminal=false",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                ROOT.resolve("local/target/local.jar").toString(),
                "dev.muster.local.Main"));
        command.addAll(arguments);
        try {
            return output(command);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "command", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
