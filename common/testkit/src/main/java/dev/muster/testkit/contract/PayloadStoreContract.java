package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.testkit.Race;
import dev.muster.testkit.Runs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload store gives back what was put last, whole. */
public abstract class PayloadStoreContract {
    private static final int LARGE = Payload.LARGEST;

    /** May be shared between tests. */
    protected abstract PayloadStore payloads();

    private static String key() {
        return "runs/" + Runs.id() + "/1-output";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(int with) {
        byte[] content = new byte[LARGE];
        Arrays.fill(content, (byte) with);
        return content;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"„größer“ ✓ 世界 🜁\"", "\u0000\r\n"})
    void whatIsPutIsGot(String text) {
        String key = key();
        payloads().put(key, bytes(text));
        assertThat(payloads().get(key)).isEqualTo(bytes(text));
        assertThat(payloads().length(key)).hasValue(bytes(text).length);
    }

    @Test
    void aLargeDocumentIsKept() {
        String key = key();
        payloads().put(key, filled(7));
        assertThat(payloads().get(key)).isEqualTo(filled(7));
    }

    @Test
    void theLastDocumentReplacesTheOneBefore() {
        String key = key();
        payloads().put(key, bytes("long before"));
        payloads().put(key, bytes("now"));
        assertThat(payloads().get(key)).isEqualTo(bytes("now"));
    }

    @Test
    void keysDoNotShareDocuments() {
        String one = key();
        String other = key();
        payloads().put(one, bytes("1"));
        payloads().put(other, bytes("2"));
        assertThat(payloads().get(one)).isEqualTo(bytes("1"));
    }

    @Test
    void whatWasPutDoesNotChangeWithTheBytesOfWhoPutItOrGotIt() {
        String key = key();
        byte[] mine = bytes("mine");
        payloads().put(key, mine);
        mine[0] = 'w';
        payloads().get(key)[1] = 'o';
        assertThat(payloads().get(key)).isEqualTo(bytes("mine"));
    }

    @Test
    void whatWasNeverPutIsABugToAskFor() {
        assertThatThrownBy(() -> payloads().get("runs/never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs/never");
    }

    @Test
    void whatIsDeletedIsGoneAndNothingElse() {
        String one = key();
        String other = key();
        payloads().put(one, bytes("1"));
        payloads().put(other, bytes("2"));
        payloads().delete(one);
        assertThatThrownBy(() -> payloads().get(one)).isInstanceOf(IllegalStateException.class);
        assertThat(payloads().length(one)).isEmpty();
        assertThat(payloads().get(other)).isEqualTo(bytes("2"));
        payloads().put(one, bytes("again"));
        assertThat(payloads().get(one)).isEqualTo(bytes("again"));
    }

    @Test
    void whatIsNotThereNeedsNoDeletion() {
        String key = key();
        payloads().delete(key);
        payloads().put(key, bytes("1"));
        payloads().delete(key);
        payloads().delete(key);
    }

    @Test
    protected void ofSeveralDocumentsAtOnceOneStaysWhole() throws InterruptedException, ExecutionException {
        String key = key();
        payloads().put(key, filled(0));
        List<Callable<byte[]>> writers = IntStream.range(1, 8)
                .mapToObj(number -> (Callable<byte[]>) () -> {
                    payloads().put(key, filled(number));
                    return payloads().get(key);
                })
                .toList();
        for (byte[] seen : Race.of(writers)) {
            assertThat(seen).isEqualTo(filled(seen[0]));
        }
    }
}
