package dev.muster.local.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void whoAddsWaitsUntilItsCallIsAnswered() {
        List<String> sent = new CopyOnWriteArrayList<>();
        Batches<String> batches = Batches.start(sent::addAll);
        batches.add("a");
        assertThat(sent).containsExactly("a");
    }

    @Test
    void aCallThatFailsFailsForAllThatWereInItAndTheNextIsMade() {
        Batches<String> batches = Batches.start(batch -> {
            if (batch.contains("bad")) {
                throw new IllegalStateException("refused");
            }
        });
        assertThatThrownBy(() -> batches.add("bad")).hasMessageContaining("refused");
        batches.add("good");
    }
}
