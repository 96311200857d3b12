package dev.muster.containers;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Stands in for AWS in this JVM's tests, unless they are told of another endpoint. It ends with the JVM. */
public final class LocalStack implements LauncherSessionListener {
    static final String ENDPOINT = "muster.containers.endpoint";

    /** The last that needs no account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty(ENDPOINT) == null) {
            System.setProperty(ENDPOINT, start().toString());
        }
    }

    private static URI start() {
        have();
        LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "s3", "sns");
        container.start();
        return container.getEndpoint();
    }

    /** Testcontainers itself would go on trying for minutes where there is no engine, or no registry. */
    private static void have() {
        try {
            if (docker("image", "inspect").exit() != 0) {
                Ended pulled = docker("pull");
                if (pulled.exit() != 0) {
                    throw new IOException(pulled.said());
                }
            }
        } catch (IOException | InterruptedException missing) {
            throw new IllegalStateException(
                    "needs Docker and the image " + IMAGE + ": " + missing.getMessage(), missing);
        }
    }

    private record Ended(int exit, String said) {}

    private static Ended docker(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("docker"));
        words.addAll(List.of(command));
        words.add(IMAGE.asCanonicalNameString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.strip());
    }
}
