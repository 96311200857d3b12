package dev.muster.scaler.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Leadership.Mandate;
import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.Stock;
import dev.muster.testkit.InMemoryLeadership;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Unanswered;
import java.time.Duration;
import java.util.Map;

/** Two that want to lead: the lease is 20 s, a call takes 3 s at most. */
abstract class Rivals {
    static final Map<Pool, Integer> SEVEN = Map.of(Stock.SPOT, 7);
    static final Map<Pool, Integer> NINE = Map.of(Stock.SPOT, 9);

    final ManualTime time = new ManualTime();
    final InMemoryLeadership record = new InMemoryLeadership();
    final Unanswered<Leadership> line = Unanswered.of(Leadership.class, record);
    final Helm first = helm("first", line.port());
    final Helm second = helm("second", record);

    Helm helm(String owner, Leadership leadership) {
        Helm.Tenure tenure = new Helm.Tenure(Duration.ofSeconds(20), Duration.ofSeconds(3));
        return new Helm(leadership, owner, tenure, time);
    }

    void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** @return whether it may act, in one turn */
    static boolean turn(Helm helm, Map<Pool, Integer> wanted) {
        helm.watch();
        return helm.intend(wanted);
    }

    Mandate stored() {
        return record.current().orElseThrow();
    }

    /** The first one leads, and is seen to for the last time. */
    void secondWatchesTheFirst() {
        assertThat(turn(first, SEVEN)).isTrue();
        second.watch();
    }

    void takeOver() {
        secondWatchesTheFirst();
        pass(20);
        second.watch();
        assertThat(second.isLeading()).isTrue();
    }
}
