package dev.muster.scaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.pool.FakePool;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two scalers, one of which stands still at times, in a town where units come late or never, die, are refused and taken
 * back, new versions are deployed, and calls are lost. {@link Town} sees to it that no unit at work is ended. A walk that fails names its seed;
 * adding that to {@link #seeds()} walks it again.
 */
class ScalingLoopWalkTest {
    /** An hour. */
    private static final int TURNS = 720;

    private static final int MINUTE = 12;
    private static final double ROUNDING = 1e-6;

    private Town town = new Town();
    private Random random = new Random();
    private long burst;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noUnitAtWorkEndsAndBoundsHoldAndInTheEndTheFloorIsLeftInTheLastVersion(long seed) {
        random = new Random(seed);
        List<Scaler> scalers = List.of(
                new Scaler(town, "one", seed % 2 == 0 ? Scaler.steps() : Scaler.adaptive()),
                new Scaler(town, "two", seed % 2 == 0 ? Scaler.steps() : Scaler.adaptive()));
        int[] still = new int[2];
        for (int turn = 0; turn < TURNS; turn++) {
            live();
            for (int i = 0; i < 2; i++) {
                still[i] = chance(300) ? random.nextInt(2 * MINUTE) : Math.max(0, still[i] - 1);
                if (still[i] == 0) {
                    disturb(scalers.get(i));
                    scalers.get(i).turn();
                    assertWithinBounds();
                }
            }
            town.time.advance(Scaler.TICK);
        }
        settle(scalers);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void live() {
        burst = chance(120) ? random.nextInt(200) : chance(40) ? 0 : burst;
        town.submit(burst == 0 ? 0 : random.nextLong(burst));
        town.pools().forEach(this::market);
        if (chance(120)) {
            town.pools().forEach(FakePool::deploy);
        }
        for (Machine machine : List.copyOf(town.machines.values())) {
            if (machine.works() && chance(2000)) {
                town.visible += machine.die();
            } else if (!machine.works() && chance(20)) {
                machine.start();
            }
            machine.finish(random.nextInt(4));
        }
        town.takeRuns();
        town.beat();
    }

    /** Only those are taken back of which none always runs. */
    private void market(FakePool pool) {
        if (chance(100)) {
            pool.stock(random.nextInt(5));
        } else if (chance(60)) {
            pool.stock(Integer.MAX_VALUE);
            pool.forget();
        } else if (chance(400)) {
            pool.refuse(Shortage.Kind.QUOTA);
        }
        List<OwnedUnit> units = pool.look().units();
        if (!pool.name().equals(Stock.ON_DEMAND) && !units.isEmpty() && chance(60)) {
            town.reclaim(units.get(random.nextInt(units.size())).name());
        }
        if (chance(3)) {
            town.deliver();
        }
    }

    private void disturb(Scaler scaler) {
        lose(scaler.leadership, "renew", "current");
        lose(scaler.queue, "visible");
        lose(scaler.crew, "workers", "cordon");
        lose(scaler.demand, "look");
        scaler.pools.forEach(pool -> lose(pool, "look", "raise", "end"));
    }

    private void lose(Unanswered<?> line, String... methods) {
        for (String method : methods) {
            if (chance(25)) {
                line.next(method, chance(2) ? Verdict.LOST_BEFORE : Verdict.LOST_AFTER);
            }
        }
    }

    private void assertWithinBounds() {
        town.pools()
                .forEach(pool -> assertThat(pool.look().wanted())
                        .as("wanted of " + pool.name())
                        .isBetween(0, limits(pool.name()).max() + 1));
        assertThat(town.spending()).as("$/h").isLessThanOrEqualTo(Scaler.CEILING + ROUNDING);
    }

    private static PoolLimits limits(Pool pool) {
        return Objects.requireNonNull(Scaler.LIMITS.get(pool));
    }

    /** Nothing more comes, nothing fails, and whatever was lost is made good once the last hour is forgotten. */
    private void settle(List<Scaler> scalers) {
        town.pools().forEach(pool -> {
            pool.stock(Integer.MAX_VALUE);
            pool.forget();
            pool.deploy();
        });
        for (int turn = 0; turn < 2 * TURNS; turn++) {
            town.deliver();
            List.copyOf(town.machines.values()).stream()
                    .filter(machine -> !machine.works())
                    .forEach(Machine::start);
            town.machines.values().forEach(machine -> machine.finish(Stock.SLOTS));
            town.takeRuns();
            town.beat();
            scalers.forEach(Scaler::turn);
            town.time.advance(Scaler.TICK);
        }
        assertThat(town.visible).isZero();
        assertThat(town.pools())
                .allSatisfy(pool -> assertThat(pool.look().wanted())
                        .as("wanted of " + pool.name())
                        .isEqualTo(limits(pool.name()).min()))
                .allSatisfy(pool -> assertThat(pool.look().units()).noneMatch(OwnedUnit::outdated));
    }
}
