package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each worker beats every 10 s until it falls silent; the observer looks every 2 s. */
class FleetWatchTest {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Map<String, Integer> silentFrom = new TreeMap<>();
    private final Map<String, Integer> phases = new TreeMap<>();
    private final Set<String> buried = new HashSet<>();
    private final List<String> verdicts = new ArrayList<>();
    private FleetWatch watch = FleetWatch.NONE;

    /** @param phase at which second of ten it beats */
    private void worker(String name, int phase, int silent) {
        phases.put(name, phase);
        silentFrom.put(name, silent);
    }

    private List<Worker> registryAt(int second) {
        return phases.keySet().stream().map(name -> at(name, second)).toList();
    }

    private Worker at(String name, int second) {
        int last = Math.min(second, silentFrom.getOrDefault(name, NEVER));
        long beats = Math.floorDiv(last - phases.getOrDefault(name, 0), 10) + 1L;
        Worker fresh = Workers.ready(new WorkerId(name));
        WorkerState state = buried.contains(name) ? WorkerState.DEAD : WorkerState.READY;
        return new Worker(fresh.id(), fresh.unit(), state, beats, fresh.load(), true, Cordon.NONE);
    }

    private void look(int began, int ended) {
        watch = watch.after(registryAt(began), Duration.ofSeconds(began), Duration.ofSeconds(ended));
        for (Verdict verdict : watch.verdicts()) {
            buried.add(verdict.worker().value());
            verdicts.add(verdict.worker() + "@" + began + (verdict.crashCounts() ? " counts" : ""));
        }
    }

    private void watch(int from, int to) {
        for (int second = from; second <= to; second += 2) {
            look(second, second);
        }
    }

    @Test
    void aWorkerThatReportsIsNeverBuried() {
        worker("a", 0, NEVER);
        watch(0, 600);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void aWorkerThatFallsSilentIsBuriedAfterItsLeaseAndItsCrashCounts() {
        worker("a", 0, 100);
        worker("b", 5, NEVER);
        watch(0, 600);
        assertThat(verdicts).containsExactly("a@130 counts");
    }

    @Test
    void aWorkerThatReportsJustInTimeLives() {
        worker("a", 0, NEVER);
        watch(0, 28);
        look(30, 30);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void aVerdictNamesTheHeartbeatsThatStoodStill() {
        worker("a", 0, 25);
        watch(0, 48);
        watch = watch.after(registryAt(50), Duration.ofSeconds(50), Duration.ofSeconds(50));
        assertThat(watch.verdicts()).containsExactly(new Verdict(new WorkerId("a"), 3, true));
    }

    @Test
    void aDeadWorkerIsNotBuriedTwice() {
        worker("a", 0, 0);
        watch(0, 300);
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void anObserverThatWasAwayForLongerThanAGapBeginsAnew() {
        worker("a", 0, 10);
        watch(0, 38);
        look(44, 44);
        watch(46, 72);
        assertThat(verdicts).isEmpty();
        look(74, 74);
        assertThat(verdicts).containsExactly("a@74 counts");
    }

    @Test
    void aReadThatTookTooLongIsAGapToo() {
        worker("a", 0, 10);
        watch(0, 38);
        look(40, 44);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void silenceIsCountedFromTheEndOfTheFirstReadToTheBeginOfTheLast() {
        worker("a", 0, 0);
        look(0, 3);
        watch(4, 32);
        assertThat(verdicts).isEmpty();
        look(34, 34);
        assertThat(verdicts).hasSize(1);
    }

    @Test
    void twoOfThreeMayDieWithoutBeingMany() {
        worker("a", 0, 100);
        worker("b", 0, 100);
        worker("c", 0, NEVER);
        watch(0, 600);
        assertThat(verdicts).containsExactlyInAnyOrder("a@130 counts", "b@130 counts");
    }

    @Test
    void aFifthOfManyIsNotYetMass() {
        for (int index = 0; index < 20; index++) {
            worker("w" + index, index % 10, index < 4 ? 100 : NEVER);
        }
        watch(0, 600);
        assertThat(verdicts).hasSize(4).allMatch(verdict -> verdict.endsWith(" counts"));
    }

    @Test
    void aZoneThatDiesWaitsTwoMinutesLongerAndCountsNoCrashes() {
        for (int index = 0; index < 12; index++) {
            worker("w" + index, index % 10, index < 4 ? 100 : NEVER);
        }
        watch(0, 600);
        assertThat(verdicts).containsExactlyInAnyOrder("w1@242", "w2@242", "w3@244", "w0@244");
    }

    @Test
    void aStoreThatTookNoHeartbeatsForAWhileBuriesNobody() {
        for (int index = 0; index < 6; index++) {
            worker("w" + index, index, 100);
        }
        watch(0, 180);
        silentFrom.replaceAll((name, silent) -> NEVER);
        watch(182, 400);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void whoStaysSilentAfterTheOthersCameBackIsBuriedAtOnceWithoutACrash() {
        for (int index = 0; index < 6; index++) {
            worker("w" + index, 0, 100);
        }
        watch(0, 140);
        silentFrom.replaceAll((name, silent) -> name.equals("w0") ? 100 : NEVER);
        watch(142, 150);
        assertThat(verdicts).containsExactly("w0@142");
    }
}
