package dev.muster.worker.interrupt.ec2;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service that speaks the second version alone. */
class Ec2MetadataTest {
    private static final String ITEM = "/latest/meta-data/instance-id";
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private HttpServer service;
    private Ec2Metadata metadata;
    private String token = "token-1";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        service.createContext("/", this::answer);
        service.start();
        metadata = new Ec2Metadata(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()), PATIENCE);
    }

    @AfterEach
    void stop() {
        metadata.close();
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
                exchange.getResponseHeaders().set("x-aws-ec2-metadata-token-ttl-seconds", "21600");
                send(exchange, 200, token);
            } else if (!token.equals(exchange.getRequestHeaders().getFirst("x-aws-ec2-metadata-token"))) {
                send(exchange, 401, "");
            } else {
                send(exchange, status, "i-1");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Test
    void anItemIsReadWithAToken() {
        assertThat(metadata.read(ITEM)).contains("i-1");
    }

    @Test
    void anItemThatIsNotThereIsNoFault() {
        status = 404;
        assertThat(metadata.read(ITEM)).isEmpty();
    }

    @Test
    void aServiceThatFailsIsAFaultThatPasses() {
        status = 500;
        assertThatThrownBy(() -> metadata.read(ITEM)).isInstanceOf(TransientFault.class);
        status = 200;
        assertThat(metadata.read(ITEM)).contains("i-1");
    }

    @Test
    void aTokenThatIsRefusedIsReplaced() {
        assertThat(metadata.read(ITEM)).contains("i-1");
        token = "token-2";
        assertThatThrownBy(() -> metadata.read(ITEM)).isInstanceOf(TransientFault.class);
        assertThat(metadata.read(ITEM)).contains("i-1");
    }

    @Test
    @Timeout(10)
    void aServiceThatHangsIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Ec2Metadata hanging =
                        new Ec2Metadata(URI.create("http://127.0.0.1:" + silent.getLocalPort()), PATIENCE)) {
            assertThatThrownBy(() -> hanging.read(ITEM)).isInstanceOf(TransientFault.class);
        }
    }

    @Test
    void aServiceThatIsNotThereIsAFaultThatPasses() {
        service.stop(0);
        assertThatThrownBy(() -> metadata.read(ITEM)).isInstanceOf(TransientFault.class);
    }
}
