package dev.muster.scaler.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.muster.fleet.Pool;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalProcessPoolTest {
    private static final String HELD = """
            {"wanted":2,"units":[{"name":"spot-1","launched":"2026-01-01T00:00:00Z","outdated":false}],
             "shortages":[{"kind":"CAPACITY","offering":"local spot","at":"2026-01-01T00:01:00Z","message":"none"}]}""";

    private final List<String> heard = new ArrayList<>();
    private final HttpServer supervisor;
    private final LocalProcessPool pool;
    private int code = 200;

    LocalProcessPoolTest() throws IOException {
        supervisor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        supervisor.createContext("/", this::answer);
        supervisor.start();
        URI url = URI.create("http://127.0.0.1:" + supervisor.getAddress().getPort());
        pool = new LocalProcessPool(new Pool("spot"), url, "a-token");
    }

    @AfterEach
    void close() {
        supervisor.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] held = HELD.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, held.length);
        exchange.getResponseBody().write(held);
        exchange.close();
    }

    @Test
    void whatTheSupervisorHoldsIsRead() {
        Holding held = pool.look();

        assertThat(held)
                .isEqualTo(new Holding(
                        2,
                        List.of(new OwnedUnit("spot-1", Instant.parse("2026-01-01T00:00:00Z"), false)),
                        List.of(new Shortage(
                                Shortage.Kind.CAPACITY, "local spot", Instant.parse("2026-01-01T00:01:00Z"), "none")),
                        OptionalDouble.empty()));
        assertThat(heard).containsExactly("GET /pools/spot  Bearer a-token");
    }

    @Test
    void aChangeIsAskedForWithTheToken() {
        pool.raise(3);
        pool.end(Set.of("spot-1"));

        assertThat(heard)
                .containsExactly(
                        "POST /pools/spot/raise/3  Bearer a-token", "POST /pools/spot/end [\"spot-1\"] Bearer a-token");
    }

    @Test
    void silenceIsATransientFault() {
        supervisor.stop(0);

        assertThatThrownBy(pool::look).isInstanceOf(TransientFault.class);
    }

    @Test
    void aRefusalIsNone() {
        code = 401;

        assertThatThrownBy(() -> pool.raise(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("401");
    }
}
