package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.PayloadStore;
import dev.muster.testkit.Unanswered.Verdict;
import org.junit.jupiter.api.Test;

class UnansweredTest {
    private final InMemoryPayloads real = new InMemoryPayloads();
    private final Unanswered<PayloadStore> wire = Unanswered.of(PayloadStore.class, real);

    private void put(String key) {
        wire.port().put(key, new byte[] {1});
    }

    @Test
    void callsAreLostBeforeOrAfterTheyAreAppliedAsTheScriptSays() {
        wire.next("put", Verdict.LOST_BEFORE, Verdict.LOST_AFTER, Verdict.ANSWERED, Verdict.LOST_BEFORE);
        assertThatThrownBy(() -> put("before")).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> put("after")).isInstanceOf(TransientFault.class);
        put("answered");
        assertThatThrownBy(() -> put("again")).isInstanceOf(TransientFault.class);
        put("unscripted");
        assertThat(real.keys()).containsExactlyInAnyOrder("after", "answered", "unscripted");
    }

    @Test
    void otherMethodsAreAnswered() {
        put("key");
        wire.next("put", Verdict.LOST_BEFORE);
        assertThat(wire.port().get("key")).containsExactly(1);
    }

    @Test
    void nothingIsAppliedWhileDownAndTheScriptWaits() {
        wire.next("put", Verdict.LOST_AFTER);
        wire.down(true);
        assertThatThrownBy(() -> put("down")).isInstanceOf(TransientFault.class);
        wire.down(false);
        assertThatThrownBy(() -> put("up")).isInstanceOf(TransientFault.class);
        assertThat(real.keys()).containsExactly("up");
    }

    @Test
    void whatThePortThrowsIsThrownAsItIs() {
        assertThatThrownBy(() -> wire.port().get("never")).isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void aScriptForNoMethodIsABug() {
        assertThatThrownBy(() -> wire.next("push", Verdict.LOST_AFTER)).hasMessage("PayloadStore has no method push");
    }
}
