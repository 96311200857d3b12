package dev.muster.local.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Figure MET =
            Figure.median("path", "share", new Series(List.of(0.9, 0.8, 0.7)), new Target.AtLeast(0.75));
    private static final Figure MISSED = Figure.single("calls", "writes per run", 3.21, new Target.AtMost(3.2));
    private static final Figure ASIDE = Figure.single("path", "runs/s", 1234.0, new Target.None());

    @Test
    void everyLineHasItsFigureItsRangeItsTargetAndAVerdict() {
        List<String> lines = new Report("a machine", "a command", List.of(MET, MISSED, ASIDE))
                .table()
                .lines()
                .toList();
        assertThat(lines).contains("a machine", "a command");
        assertThat(lines.get(5).split(" +"))
                .containsExactly("path", "share", "0.80", "0.70", "..", "0.90", ">=", "0.75", "yes");
        assertThat(lines.get(6).split(" +"))
                .containsExactly("calls", "writes", "per", "run", "3.21", "<=", "3.20", "NO");
        assertThat(lines.get(7).split(" +")).containsExactly("path", "runs/s", "1,234");
    }

    @Test
    void oneMissedTargetIsAMiss() {
        assertThat(new Report("", "", List.of(MET, ASIDE)).isMet()).isTrue();
        assertThat(new Report("", "", List.of(MET, MISSED)).isMet()).isFalse();
    }

    @Test
    void whatReachesItsTargetExactlyHasMetIt() {
        assertThat(new Target.AtLeast(0.75).isMetBy(0.75)).isTrue();
        assertThat(new Target.AtMost(1.5).isMetBy(1.5)).isTrue();
        assertThat(new Target.AtMost(0).isMetBy(0.001)).isFalse();
    }
}
