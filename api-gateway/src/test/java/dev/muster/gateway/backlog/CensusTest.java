package dev.muster.gateway.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunIndex;
import dev.muster.run.RunRequest;
import dev.muster.run.Tenant;
import dev.muster.run.Waiting;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final RunRequest REQUEST = Runs.request();
    private static final Tenant TENANT = REQUEST.tenant();
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final InMemoryRuns runs = new InMemoryRuns();
    private Duration took = Duration.ZERO;
    private final Census census = new Census(slowly(runs), INTERVAL, time);

    /** Lets time pass at the first shard of a count. */
    private RunIndex slowly(RunIndex index) {
        return (RunIndex) Proxy.newProxyInstance(
                RunIndex.class.getClassLoader(), new Class<?>[] {RunIndex.class}, (proxy, method, arguments) -> {
                    if (arguments[0] == Waiting.Kind.SCHEDULED && arguments[1].equals(0)) {
                        time.advance(took);
                    }
                    return method.invoke(index, arguments);
                });
    }

    private void queued() {
        runs.create(Runs.queued(REQUEST, Runs.NOW));
    }

    private void scheduled() {
        runs.create(Runs.scheduled(REQUEST, Runs.NOW, Runs.NOW.plusSeconds(60)));
    }

    @Test
    void queuedAndScheduledRunsOfATenantAreCounted() {
        queued();
        scheduled();
        assertThat(census.waiting(TENANT)).isZero();

        assertThat(census.run()).isEqualTo(INTERVAL);

        assertThat(census.waiting(TENANT)).isEqualTo(2);
        assertThat(census.waiting(Runs.tenant())).isZero();
    }

    @Test
    void whatIsTakenInCountsAtOnceAndOnce() {
        queued();
        census.taken(TENANT);
        assertThat(census.waiting(TENANT)).isOne();
        census.run();
        assertThat(census.waiting(TENANT)).isOne();
    }

    @Test
    void whatHasLeftIsStillCountedUntilItIsCountedAnew() {
        census.run();
        census.taken(TENANT);
        assertThat(census.waiting(TENANT)).isOne();
        assertThat(census.waitingNow(TENANT)).isZero();
    }

    @Test
    void countingTakesATenthOfTheTimeAtMost() {
        took = Duration.ofSeconds(3);
        assertThat(census.run()).isEqualTo(Duration.ofSeconds(30));
        queued();

        assertThat(census.waitingNow(TENANT)).isZero();
        time.advance(Duration.ofSeconds(30));
        assertThat(census.waitingNow(TENANT)).isOne();
    }

    @Test
    void aheadAreTheQueuedThatHaveWaitedLonger() {
        for (int second = 0; second < 3; second++) {
            queued();
        }
        scheduled();
        census.run();

        assertThat(census.last().ahead(Runs.NOW)).isZero();
        assertThat(census.last().ahead(Runs.NOW.plusMillis(1))).isEqualTo(3);
        assertThat(census.last().ahead(Runs.NOW.minusMillis(1))).isZero();
    }
}
