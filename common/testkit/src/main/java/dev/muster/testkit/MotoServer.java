package dev.muster.testkit;

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
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An emulator of AWS, in Python, where the machine has it: a child of this JVM. It loads each service with the first request. */
public final class MotoServer {
    private static final Logger LOG = System.getLogger(MotoServer.class.getName());
    private static final String PROGRAM = "moto_server";
    private static final String READY = "Running on";
    private static @Nullable URI endpoint;

    private MotoServer() {}

    /**
     * Of the one that all tests share; without it the test is skipped.
     *
     * @param what is not tested then, for people
     */
    public static synchronized URI endpoint(String what) {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            LOG.log(Level.WARNING, "SKIPPED: {0} is not installed; not tested: {1}", PROGRAM, what);
        }
        assumeThat(program).as(PROGRAM + " on the PATH").isPresent();
        if (endpoint == null) {
            endpoint = start(program.orElseThrow());
        }
        return endpoint;
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
