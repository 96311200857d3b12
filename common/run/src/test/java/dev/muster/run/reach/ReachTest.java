package dev.muster.run.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static Reach reach(String... allowed) {
        return new Reach(Stream.of(allowed).map(Allowance::of).toList());
    }

    private static boolean leads(Reach reach, String host, String address) {
        return reach.refusal(host, InetAddress.ofLiteral(address)).isEmpty();
    }

    @Test
    void withoutAnAllowanceTheWorldIsReachedAndNothingInside() {
        assertThat(leads(reach(), "agent.example", "8.8.8.8")).isTrue();
        assertThat(reach().refusal("agent.example", InetAddress.ofLiteral("64:ff9b::a01:203")))
                .hasValue(
                        "host agent.example leads to 64:ff9b:0:0:0:0:a01:203 (private), which the agent's entry does not"
                                + " allow");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.0.0, 10.0.255.255",
        "10.1.0.0/16, 10.1.255.255, 10.2.0.0",
        "10.1.2.3/31, 10.1.2.2, 10.1.2.1",
        "10.1.2.3, 10.1.2.3, 10.1.2.2",
        "10.1.2.3/32, 10.1.2.3, 10.1.2.4",
        "0.0.0.0/0, 127.0.0.1, ::1",
        "::/0, ::1, 127.0.0.1",
        "::1, ::1, ::2",
        "fd00:1::/32, fd00:1:ffff::, fd00:2::",
        "10.1.0.0/16, 64:ff9b::10.1.2.3, 64:ff9b::10.2.2.3",
        "127.0.0.1, ::ffff:127.0.0.1, ::ffff:127.0.0.2"
    })
    void aRangeIsAllowedFromItsFirstAddressToItsLast(String allowed, String inside, String outside) {
        assertThat(leads(reach(allowed), "agent.example", inside)).isTrue();
        assertThat(leads(reach(allowed), "agent.example", outside)).isFalse();
    }

    @Test
    void aNameIsAllowedWhereverItLeadsAndNoOtherIs() {
        Reach reach = reach("Agent.internal", "10.0.0.0/8");
        assertThat(leads(reach, "agent.INTERNAL", "127.0.0.1")).isTrue();
        assertThat(leads(reach, "agent.internal.", "127.0.0.1")).isFalse();
        assertThat(leads(reach, "my.agent.internal", "127.0.0.1")).isFalse();
        assertThat(leads(reach, "my.agent.internal", "10.0.0.1")).isTrue();
    }

    @Test
    void whatIsAllowedDoesNotChangeWithItsList() {
        var allowed = new ArrayList<Allowance>();
        Reach reach = new Reach(allowed);
        allowed.add(Allowance.of("::/0"));
        assertThat(reach).isEqualTo(new Reach(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "http://agent",
                "agent:80",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "/8",
                "10.0.0.0/8/8",
                "256.0.0.1",
                "1.2.3.4.5",
                "[::1]",
                "*.internal",
                "ａgent"
            })
    void anAllowanceInAnotherShapeIsRefused(String text) {
        assertThatThrownBy(() -> Allowance.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.isEmpty() ? "''" : text.replaceFirst("/.*", ""));
    }
}
