package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.Observation.Work;
import dev.muster.scaler.decide.UnitState.Phase;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pool as it might be observed, and observations of some. It has 10 slots a unit, at most 200 units for 0.05 $/h each,
 * which take 90 s to launch; nothing else is wanted than there is.
 */
public final class Stock {
    public static final Pool SPOT = new Pool("spot");
    public static final Pool ON_DEMAND = new Pool("on-demand");
    public static final Pool FARGATE = new Pool("fargate");
    public static final int SLOTS = 10;
    public static final Instant NOW = Runs.NOW;

    private final Pool pool;
    private final List<UnitState> units = new ArrayList<>();
    private PoolLimits limits = new PoolLimits(0, 200);
    private double price = 0.05;
    private Duration launch = Duration.ofSeconds(90);
    private int pending;
    private String refusal = "";

    private Stock(Pool pool) {
        this.pool = pool;
    }

    public static Stock of(Pool pool) {
        return new Stock(pool);
    }

    public static Stock spot() {
        return of(SPOT);
    }

    public static Stock onDemand() {
        return of(ON_DEMAND).price(0.136);
    }

    public static Stock fargate() {
        return of(FARGATE).price(0.0474).launch(45);
    }

    /** Which do nothing. */
    public Stock ready(int count) {
        return with(count, Phase.READY, 0);
    }

    /** Asked for a minute ago. */
    public Stock with(int count, Phase phase, int busy) {
        for (int i = 0; i < count; i++) {
            with(phase, busy, NOW.minusSeconds(60));
        }
        return this;
    }

    public Stock with(Phase phase, int busy, Instant since) {
        String name = pool + "-" + (units.size() + 1);
        boolean isSilent = phase == Phase.LAUNCHING;
        units.add(new UnitState(
                name, isSilent ? "" : "worker-of-" + name, phase, since, isSilent ? 0 : SLOTS, busy, false));
        return this;
    }

    /** All so far are of another version. */
    public Stock outdated() {
        units.replaceAll(
                it -> new UnitState(it.name(), it.worker(), it.phase(), it.since(), it.slots(), it.busy(), true));
        return this;
    }

    /** Fewer are wanted than there are. */
    public Stock surplus(int more) {
        pending = -more;
        return this;
    }

    public Stock limits(int min, int max) {
        limits = new PoolLimits(min, max);
        return this;
    }

    public Stock held() {
        limits = new PoolLimits(limits.min(), limits.max(), true);
        return this;
    }

    public Stock price(double perHour) {
        price = perHour;
        return this;
    }

    public Stock launch(long seconds) {
        launch = Duration.ofSeconds(seconds);
        return this;
    }

    /** Asked for, and nothing of them is to be seen. */
    public Stock pending(int more) {
        pending = more;
        return this;
    }

    public Stock refused() {
        refusal = "none left";
        return this;
    }

    public PoolState state() {
        int wanted = units.size() + pending;
        return new PoolState(pool, new PoolTerms(limits, price, launch, SLOTS), wanted, units, refusal);
    }

    /** Just now. */
    public static Observation seen(Work work, Stock... pools) {
        return new Observation(
                NOW, Duration.ZERO, work, Stream.of(pools).map(Stock::state).toList());
    }

    /** So many wait, and nothing else is known. */
    public static Work waiting(long visible) {
        return new Work(visible, 0, 0, 0, Duration.ZERO, 0.5);
    }
}
