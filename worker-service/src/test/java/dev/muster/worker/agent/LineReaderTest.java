package dev.muster.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testkit.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private final ManualTime time = new ManualTime();
    private final OutputBudget budget = Calls.source(time).open();

    @Test
    void linesEndWithANewlineACarriageReturnAndNewlineOrTheStream() throws IOException {
        assertThat(lines("a\n\nb\r\nlast")).containsExactly("a", "", "b", "last");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
    }

    @Test
    void aLineMaySpanManyReads() throws IOException {
        String line = "é".repeat(50_000);

        assertThat(lines(line + "\n" + line)).containsExactly(line, line);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, 'a', (byte) 0xc3, '\n'};

        assertThat(lines(new ByteArrayInputStream(bytes))).containsExactly("\ufffd\0a\ufffd");
    }

    @Test
    void aLineAboveTheLimitIsRefusedWithoutBeingReadToItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> lines(endless))
                .isInstanceOf(OutputTooLarge.class)
                .hasMessageContaining("line of more than 262144 bytes");
    }

    @Test
    void aLineAtTheLimitIsRead() throws IOException {
        assertThat(lines("x".repeat(1 << 18))).hasSize(1);
        assertThatThrownBy(() -> lines("x".repeat((1 << 18) + 1))).isInstanceOf(OutputTooLarge.class);
    }

    @Test
    void moreAtOnceThanTheLimitIsRefused() throws IOException {
        String line = "x".repeat(1023) + "\n";

        assertThat(lines(line.repeat(1024))).hasSize(1024);
        assertThatThrownBy(() -> lines("one more\n"))
                .isInstanceOf(OutputTooLarge.class)
                .hasMessageContaining("1048576 bytes at once");
    }

    @Test
    void shortLinesAreDearerThanTheirBytes() {
        assertThatThrownBy(() -> lines("y\n".repeat((1 << 20) / 64 + 1))).isInstanceOf(OutputTooLarge.class);
    }

    @Test
    void anAgentMaySpeakForAsLongAsItLikes() throws IOException {
        String second = "x".repeat(1023) + "\n";
        for (int i = 0; i < 1_000; i++) {
            assertThat(lines(second.repeat(64))).hasSize(64);
            time.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatWasNotSaidInDaysMayNotBeSaidAtOnce() throws IOException {
        time.advance(Duration.ofDays(7));
        lines(("x".repeat(1023) + "\n").repeat(1024));

        assertThatThrownBy(() -> lines("one more\n")).isInstanceOf(OutputTooLarge.class);
    }

    private List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> lines(InputStream in) throws IOException {
        LineReader reader = new LineReader(in, budget, Calls.LIMITS.line());
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
