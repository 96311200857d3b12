package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    /** From another implementation: the first 20 bytes of HMAC-SHA-256 in the base 32 of RFC 4648 with extended hex. */
    @ParameterizedTest
    @CsvSource({
        "acme, order-1, n52n2jf66bnnl9uc2j1rsoj0l1fe2jhb",
        "globex, order-1, povfe40658p6lmetbvjnlkjgg9fv0dud",
        "acme, größe ✓, d1k8dgfgfl7j4bjers0r6d18us9tkifp"
    })
    void aTenantsKeyNamesTheSameRunForEver(String tenant, String key, String id) {
        assertThat(RunId.of(new Tenant(tenant), key)).isEqualTo(new RunId(id));
    }

    @Test
    void anIdTellsItsHomeWhereThereIsOne() {
        Tenant acme = new Tenant("acme");
        RunIds here = new RunIds(Optional.of(new Home("x")), new Random(1));
        assertThat(here.of(acme, "order-1")).isEqualTo(new RunId("x52n2jf66bnnl9uc2j1rsoj0l1fe2jhb"));
        assertThat(here.next().home()).contains(new Home("x"));
        assertThat(Stream.generate(() -> RunId.random(new Random())).limit(1000).map(RunId::home))
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v", "wx", "W"})
    void aHomeIsADigitThatNoOtherIdHas(String digit) {
        assertThatThrownBy(() -> new Home(digit)).hasMessage("home '" + digit + "' does not match [w-z]");
    }

    @Test
    void randomIdsAreDifferent() {
        Random random = new Random(1);
        assertThat(Stream.generate(() -> RunId.random(random)).limit(1000)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123",
                "0123456789ABCDEFGHIJKLMNOPQRSTUV",
                "0123456789abcdefghijklmnopqrstuv\n",
                "../3456789abcdefghijklmnopqrstuv"
            })
    void anotherShapeIsRefusedAsItIs(String value) {
        assertThatThrownBy(() -> new RunId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("run id '" + value + "' does not match [a-z0-9]{32}");
    }
}
