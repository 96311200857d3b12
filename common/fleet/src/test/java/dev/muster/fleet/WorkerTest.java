package dev.muster.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTest {
    private static final Pool POOL = new Pool("spot");

    @Test
    void aWorkerStartsReadyIdleAndUnheard() {
        Worker worker = Worker.starting(new WorkerId("w-1"), new Unit(POOL, "i-1"), 128);
        assertThat(worker.state()).isEqualTo(WorkerState.READY);
        assertThat(worker.load()).isEqualTo(new Load(128, 0));
        assertThat(worker.heartbeats()).isZero();
        assertThat(worker.isDead()).isFalse();
    }

    @Test
    void aLeaseOutlastsTwoLostHeartbeats() {
        assertThat(Lease.LENGTH).isGreaterThanOrEqualTo(Lease.HEARTBEAT.multipliedBy(3));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,2", "8,-1", "-1,-1"})
    void aLoadIsCheckedAndNamed(int slots, int busy) {
        assertThatThrownBy(() -> new Load(slots, busy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(busy + " busy of " + slots + " slots: needs 0 <= busy <= slots, 1 <= slots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Spot", "1spot", "spot_a", "a23456789012345678901234567890123", "spot\n"})
    void aPoolNameIsCheckedAndNamed(String name) {
        assertThatThrownBy(() -> new Pool(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("[a-z][a-z0-9-]{0,31}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W", "w_1", "w 1", "w\n"})
    void aWorkerIdIsCheckedAndNamed(String value) {
        assertThatThrownBy(() -> new WorkerId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining("[a-z0-9-]{1,64}");
    }

    @Test
    void aUnitNameHas128CharactersAtMost() {
        assertThatCode(() -> new Unit(POOL, "x".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Unit(POOL, "x".repeat(129))).hasMessageContaining("1 to 128 characters");
        assertThatThrownBy(() -> new Unit(POOL, " ")).hasMessageContaining("' '");
    }

    @Test
    void whatAPulseTellsDoesNotChange() {
        Set<String> requests = new HashSet<>(Set.of("a"));
        Pulse.Alive alive = new Pulse.Alive(requests, 0);
        requests.add("b");
        assertThat(alive.cancelRequests()).containsExactly("a");
    }
}
