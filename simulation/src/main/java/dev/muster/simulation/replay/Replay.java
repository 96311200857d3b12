package dev.muster.simulation.replay;

import dev.muster.fleet.Pool;
import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.act.Actuator;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.observe.Observer;
import dev.muster.scaler.observe.Terms;
import dev.muster.simulation.cloud.Market;
import dev.muster.simulation.cloud.Setup;
import dev.muster.simulation.cloud.SimulatedCloud;
import dev.muster.simulation.cloud.SoleLeader;
import dev.muster.simulation.cloud.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One load, and the terms on which it is met.
 *
 * @param limits of the pools
 */
record Replay(Workload work, Map<Pool, Market> markets, Map<Pool, PoolLimits> limits, int slots) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private record Settled(Replay replay) implements Terms {
        @Override
        public PoolLimits limits(Pool pool) {
            return replay.limits.getOrDefault(pool, new PoolLimits(0, 0));
        }

        @Override
        public double price(Pool pool) {
            return market(pool).price();
        }

        private Market market(Pool pool) {
            return Objects.requireNonNull(replay.markets.get(pool), pool::name);
        }

        @Override
        public Duration launch(Pool pool) {
            return Duration.ofMillis(Math.round(1000 * market(pool).launch()));
        }

        @Override
        public int slots(Pool pool) {
            return replay.slots;
        }
    }

    SimulatedCloud with(Contender contender, long seed, ScalingLoop.Journal journal) {
        Map<Pool, Integer> floor = limits.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().min()));
        SimulatedCloud cloud = new SimulatedCloud(work, new Setup(markets, floor, slots, contender.revocable()), seed);
        Helm helm =
                new Helm(new SoleLeader(), "replay", new Helm.Tenure(Duration.ofHours(1), Duration.ZERO), cloud.time());
        Observer.Sources sources = new Observer.Sources(cloud::visible, cloud, cloud, cloud.pools(), new Settled(this));
        ScalingLoop loop = new ScalingLoop(
                new ScalingLoop.Parts(
                        new Observer(sources, cloud.time()),
                        contender.decider(),
                        helm,
                        new Actuator(cloud, cloud.pools(), helm, PATIENCE),
                        journal),
                contender.tick());
        turn(cloud, loop);
        while (!(cloud.isDone() && cloud.time().now() >= work.end())
                && cloud.time().advance()) {
            // each event does what it has to
        }
        return cloud;
    }

    private static void turn(SimulatedCloud cloud, ScalingLoop loop) {
        double rest = seconds(loop.run());
        cloud.time().in(rest, () -> turn(cloud, loop));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
