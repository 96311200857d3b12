package dev.muster.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.simulation.cloud.Workload;
import dev.muster.simulation.terminal.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String TEXT = "arrival_seconds,service_seconds\n50,1\n10,2.5\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), text);
    }

    private static double[] arrivals(Workload work) {
        return IntStream.range(0, work.runs()).mapToDouble(work::arrival).toArray();
    }

    @Test
    void copiesAreShiftedInsideTheirMinute() throws IOException {
        Workload twice = Trace.read(file(TEXT), 2);
        assertThat(arrivals(twice)).containsExactly(10, 20, 40, 50);
        assertThat(twice.service(0)).isEqualTo(2.5);
        assertThat(twice.service(1)).isEqualTo(1);
    }

    @Test
    void aPackedFileIsRead() throws IOException {
        Path packed = folder.resolve("trace.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(arrivals(Trace.read(packed, 1))).containsExactly(10, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10,", "10,x", "-1,2", "1,-2", "1,2,3", "NaN,1", "1e9,1", ""})
    void aBadLineIsNamed(String line) throws IOException {
        Path file = file(TEXT + line + "\n");
        assertThatThrownBy(() -> Trace.read(file, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("trace.csv, line 4", "'" + line + "'");
    }

    @Test
    void anotherHeaderIsRefused() throws IOException {
        Path file = file("time,service\n1,2\n");
        assertThatThrownBy(() -> Trace.read(file, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'time,service'");
    }
}
