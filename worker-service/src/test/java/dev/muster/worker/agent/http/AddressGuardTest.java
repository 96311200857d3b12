package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.RunError;
import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.Reach;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.Calls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is connected to is what was checked. */
@Timeout(60)
class AddressGuardTest {
    private static final Allowance HERE = Allowance.of("127.0.0.1");
    private static final String AGENT = "agent.example";

    private final Names names = new Names();
    private final Caller caller = new Caller(names);

    @AfterEach
    void close() {
        caller.close();
    }

    private AgentResult run(URI agent, Allowance... allowed) throws InterruptedException {
        return caller.runtime.run(Calls.of(Agents.http(agent, allowed), "{}"), caller.heard::add, caller.stop);
    }

    private static URI named(Server agent) {
        return URI.create("http://" + AGENT + ":" + agent.url().getPort());
    }

    @Test
    void theErrorNamesTheHostAndItsAddress() throws Exception {
        names.answer(AGENT, "169.254.169.254");
        assertThat(run(URI.create("http://" + AGENT), HERE))
                .isEqualTo(new Broke(RunError.last(
                        "AGENT_ADDRESS_REFUSED",
                        "host agent.example leads to 169.254.169.254 (link-local), which the agent's entry does not"
                                + " allow")));
    }

    @Test
    void whatIsAllowedIsReachedByNameAndByAddress() throws Exception {
        names.answer(AGENT, "127.0.0.1");
        try (Server agent = new Server(Server.json(200, "1"))) {
            assertThat(run(agent.url(), HERE)).isEqualTo(new Produced("1"));
            assertThat(run(named(agent), HERE)).isEqualTo(new Produced("1"));
            assertThat(run(named(agent), Allowance.of(AGENT))).isEqualTo(new Produced("1"));
            assertThat(agent.asked.remove().headers().getFirst("Host"))
                    .isEqualTo("127.0.0.1:" + agent.url().getPort());
            assertThat(agent.asked.remove().headers().getFirst("Host"))
                    .isEqualTo(AGENT + ":" + agent.url().getPort());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "127.0.1",
                "00000127.0.0.1",
                "0",
                "[::1]",
                "::1",
                "[::1%nowhere]",
                "１２７.0.0.1",
                "127。0。0。1",
                "[::ffff:7f00:1]",
                "64:ff9b::7f00:1"
            })
    void aHostInAnotherGuiseIsWhatTheSystemTakesItFor(String host) {
        AddressGuard guard = new AddressGuard(new Reach(List.of()), SystemDefaultDnsResolver.INSTANCE);
        assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(AddressRefused.class);
    }

    @Test
    void aNameIsAskedForOnceForEachConnection() throws Exception {
        names.answer(AGENT, "127.0.0.1").answer(AGENT, "::1");
        try (Server agent = new Server(exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            Server.json(200, "1").to(exchange);
        })) {
            assertThat(run(named(agent), HERE)).isEqualTo(new Produced("1"));
            assertThat(names.asked).hasSize(1);
            assertThat(Caller.error(run(named(agent), HERE)).code()).isEqualTo("AGENT_ADDRESS_REFUSED");
            assertThat(names.asked).hasSize(2);
        }
    }

    @Test
    void aConnectionOfOneAgentIsNotLentToAnotherThatMayNotReachIt() throws Exception {
        names.answer(AGENT, "127.0.0.1");
        try (Server agent = new Server(Server.json(200, "1"))) {
            assertThat(run(named(agent), HERE)).isEqualTo(new Produced("1"));
            assertThat(Caller.error(run(named(agent))).code()).isEqualTo("AGENT_ADDRESS_REFUSED");
            assertThat(run(named(agent), HERE)).isEqualTo(new Produced("1"));
            assertThat(agent.asked).hasSize(2);
            assertThat(agent.ports).containsOnly(agent.ports.element());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 305, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (Doorbell inside = new Doorbell("127.0.0.1", 0)) {
            String port = ":" + inside.port();
            for (String host : List.of("http://127.0.0.1", "//127.0.0.1", "http://localhost", "http://2130706433")) {
                RunError error = Caller.error(caller.answered(exchange -> {
                    exchange.getResponseHeaders().set("Location", host + port);
                    exchange.getResponseHeaders().set("Refresh", "0; url=" + host + port);
                    Server.json(status, "elsewhere").to(exchange);
                }));
                assertThat(error)
                        .isEqualTo(RunError.last("BAD_ANSWER", "HTTP " + status + ": only a 200 carries a result"));
            }
            assertThat(inside.rung).hasValue(0);
        }
    }

    @Test
    void aProxyOfThisJvmIsNotAsked() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (Server agent = new Server(Server.json(200, "1"));
                Doorbell proxy = new Doorbell("127.0.0.1", 0)) {
            ProxySelector.setDefault(everythingThrough(proxy));
            assertThat(run(agent.url(), HERE)).isEqualTo(new Produced("1"));
            assertThat(proxy.rung).hasValue(0);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static ProxySelector everythingThrough(Doorbell proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                var type = target.getScheme().startsWith("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
                return List.of(new Proxy(type, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException fault) {
                throw new AssertionError("asked for " + target, fault);
            }
        };
    }
}
