package dev.muster.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String PLAIN = Fingerprint.of(Requests.input("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"));

    @Test
    void theOrderOfKeysMeansNothing() {
        assertThat(Fingerprint.of(Requests.input("{\"b\":{\"d\":3,\"c\":2},\"a\":1}")))
                .isEqualTo(PLAIN);
        assertThat(Fingerprint.of(Requests.labels(List.of(), Map.of("x", "1", "y", "2"))))
                .isEqualTo(Fingerprint.of(Requests.labels(List.of(), Map.of("y", "2", "x", "1"))));
    }

    @Test
    void everythingElseMeansSomething() {
        assertThat(List.of(
                        PLAIN,
                        Fingerprint.of(Requests.input("{\"a\":1,\"b\":{\"c\":2,\"d\":4}}")),
                        Fingerprint.of(Requests.input("[1,2]")),
                        Fingerprint.of(Requests.input("[2,1]")),
                        Fingerprint.of(Requests.input("null")),
                        Fingerprint.of(Requests.of("wordcount")),
                        Fingerprint.of(Requests.of("sleep")),
                        Fingerprint.of(Requests.seconds(1L, null, null)),
                        Fingerprint.of(Requests.seconds(null, 1L, null)),
                        Fingerprint.of(Requests.labels(List.of("a", "b"), Map.of())),
                        Fingerprint.of(Requests.labels(List.of("b", "a"), Map.of()))))
                .doesNotHaveDuplicates();
    }

    /** Stored with runs: another one would turn repeated submits away after an upgrade. */
    @Test
    void itStaysWhatItIs() {
        assertThat(Fingerprint.of(Requests.of("wordcount")))
                .isEqualTo("92ca3c595ab6c1495ddf36f8ef224294b4787f97738478038b63df613c5208e0");
    }
}
