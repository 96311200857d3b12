package dev.muster.worker.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The services that ECS has beside a task, with its own answers. */
class EcsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final String PROTECTED = """
            {"protection":{"ExpirationDate":"2026-03-01T12:30:00Z","ProtectionEnabled":true,
            "TaskArn":"arn:aws:ecs:us-west-2:111122223333:task/1234567890abcdef0"}}
            """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private int status = 200;
    private String answer = PROTECTED;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/api/1");
    }

    private EcsAgent agent() {
        return new EcsAgent(address(), PATIENCE);
    }

    private EcsTask task() {
        return new EcsTask(address(), PATIENCE);
    }

    @Test
    void aTaskIsProtectedForAsLongAsIsAsked() throws InterruptedException {
        agent().protect(LENGTH);

        assertThat(asked).singleElement().asString().startsWith("PUT /api/1/task-protection/v1/state ");
        assertThat(JsonMapper.shared().readTree(asked.getFirst().split(" ", 3)[2]))
                .isEqualTo(JsonMapper.shared().readTree("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":30}"));
    }

    @Test
    void aTaskIsGivenUp() throws InterruptedException {
        answer = "{\"protection\":{\"ProtectionEnabled\":false,\"TaskArn\":\"task\"}}";
        agent().protect(Duration.ZERO);

        assertThat(asked).singleElement().asString().endsWith("{\"ProtectionEnabled\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{}",
                "400|{\"error\":{\"Code\":\"InvalidParameterException\"}}",
                "200|{\"failure\":{\"Arn\":\"task\",\"Reason\":\"TASK_NOT_VALID\"}}",
                "200|{\"protection\":{\"ProtectionEnabled\":false}}",
                "200|<html>",
                "200|{}"
            })
    void aRequestThatWasNotCarriedOutIsAFaultThatMayPass(int code, String body) throws InterruptedException {
        status = code;
        answer = body;
        assertThatThrownBy(() -> agent().protect(LENGTH)).isInstanceOf(TransientFault.class);

        status = 200;
        answer = PROTECTED;
        agent().protect(LENGTH);
    }

    @Test
    void aTaskKnowsItsIdAsItsOwnerDoes() throws InterruptedException {
        answer =
                "{\"Cluster\":\"muster\",\"TaskARN\":\"arn:aws:ecs:us-west-2:111122223333:task/muster/158d1c8083dd49d6\"}";

        assertThat(task().id()).isEqualTo("158d1c8083dd49d6");
        assertThat(asked).singleElement().asString().startsWith("GET /api/1/task ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "", "{\"TaskARN\":\"\"}"})
    void metadataWithoutAnIdIsAFaultThatMayPass(String body) {
        answer = body;

        assertThatThrownBy(() -> task().id()).isInstanceOf(TransientFault.class);
    }

    @Test
    @Timeout(20)
    void aSilentServiceIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> new EcsAgent(address, Duration.ofMillis(300)).protect(LENGTH))
                    .isInstanceOf(TransientFault.class);
        }
    }

    @Test
    void aServiceThatIsNotThereIsAFaultThatMayPass() {
        service.stop(0);

        assertThatThrownBy(() -> agent().protect(LENGTH)).isInstanceOf(TransientFault.class);
    }
}
