package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aTraceIsReadAndWritten() {
        Trace trace = Trace.parse(PARENT).orElseThrow();
        assertThat(trace).isEqualTo(new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01"));
        assertThat(trace.traceparent()).isEqualTo(PARENT);
    }

    @Test
    void aLaterVersionMaySayMore() {
        assertThat(Trace.parse("01" + PARENT.substring(2) + "-what-ever")).isEqualTo(Trace.parse(PARENT));
        assertThat(Trace.parse(PARENT + "-what-ever")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1"
            })
    void whatIsNoneIsIgnored(String traceparent) {
        assertThat(Trace.parse(traceparent)).isEmpty();
    }

    @Test
    void oneOfItsOwnIsLikeAnyOther() {
        Trace trace = Trace.random(new Random(1));
        assertThat(Trace.parse(trace.traceparent())).contains(trace);
    }
}
