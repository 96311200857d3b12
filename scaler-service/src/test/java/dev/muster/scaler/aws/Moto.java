package dev.muster.scaler.aws;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * An emulator of AWS, in Python, where the machine has it: a child of this JVM. It launches instances at once, starts no
 * tasks for services, and refuses nothing.
 */
final class Moto {
    private static final Logger LOG = System.getLogger(Moto.class.getName());
    private static final String PROGRAM = "moto_server";
    private static final String READY = "Running on";
    private static @Nullable URI endpoint;

    private Moto() {}

    /** Of the one that all tests share; without it the test is skipped. */
    static synchronized PoolClients clients() {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            LOG.log(Level.WARNING, "SKIPPED: {0} is not installed; the pools of AWS are not tested", PROGRAM);
        }
        assumeThat(program).as(PROGRAM + " on the PATH").isPresent();
        if (endpoint == null) {
            endpoint = start(program.orElseThrow());
            warmUp(clients(endpoint));
        }
        return clients(endpoint);
    }

    /** It loads each service with the first request, for longer than a pool waits. */
    private static void warmUp(PoolClients clients) {
        Consumer<AwsRequestOverrideConfiguration.Builder> patiently = all -> all.apiCallTimeout(Duration.ofMinutes(1));
        try (var groups = clients.autoScaling();
                var ecs = clients.ecs();
                var ec2 = clients.ec2()) {
            groups.describeAutoScalingGroups(request -> request.overrideConfiguration(patiently));
            ecs.listClusters(request -> request.overrideConfiguration(patiently));
            ec2.describeSpotPriceHistory(
                    request -> request.overrideConfiguration(patiently).instanceTypes(InstanceType.C6_G_LARGE));
        }
    }

    static PoolClients clients(@Nullable URI endpoint) {
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
        return new PoolClients(anybody, Region.US_EAST_1, endpoint);
    }

    private static URI start(Path program) {
        try {
            String port = String.valueOf(freePort());
            Process server = new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", port)
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
                server.destroyForcibly();
            }));
            BufferedReader output = server.inputReader();
            awaitReady(output);
            Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
            return URI.create("http://127.0.0.1:" + port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.contains(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException(PROGRAM + " ended before it was ready");
        }
    }
}
