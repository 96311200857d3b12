package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.HttpUrl;
import dev.muster.run.reach.Reach;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.Calls;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ways to what listens on this machine, none of which gets there: listeners count who connects. */
@Timeout(60)
class NoWayInsideTest {
    private static final int DOORS = 3;
    private static final String WORLD = "8.8.8.8";

    private final List<Doorbell> doors = new ArrayList<>();
    private final Names names = new Names();
    private final Caller caller = new Caller(names);

    @BeforeEach
    void listen() throws IOException {
        for (int door = 0; door < DOORS; door++) {
            doors.add(new Doorbell("127.0.0.1", 0));
            listenToo("127.0.0.2", doors.getLast().port());
            listenToo("::1", doors.getLast().port());
        }
        Stream.of("localhost", "localhost.", "inside.example").forEach(name -> names.answer(name, "127.0.0.1"));
        names.answer("first-outside.example", WORLD, "127.0.0.1");
        names.answer("first-inside.example", "127.0.0.2", WORLD, "2001:4860::8888");
        names.answer("six.example", "2001:4860::8888", "::1");
        names.answer("translated.example", WORLD, "64:ff9b::7f00:1");
        names.answer("rebound.example", "169.254.169.254").answer("rebound.example", "127.0.0.1");
    }

    private void listenToo(String address, int port) throws IOException {
        try {
            doors.add(new Doorbell(address, port));
        } catch (SocketException absent) {
            System.err.println("this machine has no " + address + ": nothing listens there");
        }
    }

    @AfterEach
    void close() throws IOException {
        caller.close();
        for (Doorbell door : doors) {
            door.close();
        }
    }

    private List<String> targets(List<String> shapes) {
        return shapes.stream()
                .flatMap(shape -> doors.stream().map(Doorbell::port).distinct().map(shape::formatted))
                .toList();
    }

    private int rung() {
        return doors.stream().mapToInt(door -> door.rung.get()).sum();
    }

    @Test
    void theTargetsAreMoreThanAHundredAndTwenty() {
        List<String> targets = Stream.of(Targets.ADDRESSES, Targets.NAMES, Targets.MALFORMED)
                .map(this::targets)
                .flatMap(List::stream)
                .toList();
        assertThat(targets).hasSizeGreaterThan(120).doesNotHaveDuplicates();
    }

    @Test
    void anAddressInsideIsNeitherRegisteredNorConnectedTo() throws Exception {
        try (CloseableHttpClient client = Client.of(Caller.limits(1), new AddressGuard(new Reach(List.of()), names))) {
            for (String target : targets(Targets.ADDRESSES)) {
                URI url = HttpUrl.of(target).uri();
                assertThatThrownBy(() -> Agents.http(url, new Allowance[0]))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("which the agent's entry does not allow");
                assertThatThrownBy(() -> client.executeOpen(null, new HttpPost(url), null))
                        .as(target)
                        .isInstanceOf(AddressRefused.class);
            }
        }
        assertThat(rung()).isZero();
    }

    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() throws Exception {
        for (String target : targets(Targets.NAMES)) {
            var result = caller.runtime.run(
                    Calls.of(Agents.http(URI.create(target), Allowance.of("10.0.0.0/8")), "{}"),
                    caller.heard::add,
                    caller.stop);
            assertThat(Caller.error(result).code()).as(target).isEqualTo("AGENT_ADDRESS_REFUSED");
            assertThat(Caller.error(result).retryable()).isFalse();
        }
        assertThat(names.asked).hasSameSizeAs(targets(Targets.NAMES));
        assertThat(rung()).isZero();
    }

    @Test
    void aUrlWithTwoReadingsIsNotRegistered() {
        for (String target : targets(Targets.MALFORMED)) {
            assertThatThrownBy(() -> HttpUrl.of(target)).as(target).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(rung()).isZero();
    }

    @Test
    void whoIsAllowedIsCounted() throws Exception {
        for (String target : targets(List.of("http://127.0.0.1:%d", "http://localhost:%d"))) {
            assertThat(Caller.error(caller.run(URI.create(target))).code()).isEqualTo("AGENT_UNREACHABLE");
        }
        assertThat(rung()).isEqualTo(2 * DOORS);
    }
}
