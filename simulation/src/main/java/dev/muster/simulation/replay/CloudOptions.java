package dev.muster.simulation.replay;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.simulation.cloud.Market;
import dev.muster.simulation.cloud.Workload;
import dev.muster.simulation.price.Prices;
import dev.muster.simulation.price.UnitPrice;
import dev.muster.simulation.terminal.Bounds;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The cloud that a load is met with. */
final class CloudOptions {
    private static final Bounds UNITS = new Bounds(1, 1_000);
    private static final Bounds SLOTS = new Bounds(1, 1_000);
    private static final Bounds SECONDS = new Bounds(1, 3_600);
    private static final Bounds DOLLARS = new Bounds(0.0001, 100);
    private static final double SPREAD = 0.35;
    private static final double HOURS_OF_A_MONTH = 730;

    /** Of Fargate Spot nobody publishes a rate. */
    private static final double RECLAIMED_A_MONTH = 0.1;

    private static final int MOST = 2_000;
    private static final double VCPU = 4;
    private static final double GB = 8;

    @Option(
            names = "--on-demand-floor",
            paramLabel = "N",
            defaultValue = "2",
            description = "on-demand units that always run (${DEFAULT-VALUE})")
    private int floor;

    @Option(names = "--slots", paramLabel = "N", defaultValue = "10", description = "of a unit (${DEFAULT-VALUE})")
    private int slots;

    @Option(names = "--prices", paramLabel = "FILE", description = "YAML like that of docs/capacity.md (built in)")
    private @Nullable Path prices;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "c6g.xlarge",
            description = "of instances (${DEFAULT-VALUE}); a task on Fargate has 4 vCPU and 8 GB")
    private String type = "";

    @Option(
            names = "--ec2-launch",
            paramLabel = "SECONDS",
            defaultValue = "90",
            description = "median until an instance works (${DEFAULT-VALUE})")
    private double ec2Launch;

    @Option(
            names = "--fargate-launch",
            paramLabel = "SECONDS",
            defaultValue = "45",
            description = "median until a task works (${DEFAULT-VALUE})")
    private double fargateLaunch;

    @Option(
            names = "--fargate-price",
            paramLabel = "DOLLARS",
            description = "of a task on Fargate Spot and hour (from the prices)")
    private @Nullable Double fargatePrice;

    int slots() {
        SLOTS.check("--slots", slots);
        return slots;
    }

    private Map<Pool, Market> markets() {
        SECONDS.check("--ec2-launch", ec2Launch);
        SECONDS.check("--fargate-launch", fargateLaunch);
        Prices all = prices == null ? Prices.standard() : Prices.read(prices);
        UnitPrice unit = all.of(type);
        double task = fargatePrice == null ? all.fargateSpot(VCPU, GB) : fargatePrice;
        DOLLARS.check("--fargate-price", task);
        double reclaimed = (unit.reclaimed().least() + unit.reclaimed().most()) / 2 / 100;
        return Map.of(
                Lineup.SPOT, new Market(unit.spot(), ec2Launch, SPREAD, reclaimed / HOURS_OF_A_MONTH),
                Lineup.ON_DEMAND, new Market(unit.onDemand(), ec2Launch, SPREAD, 0),
                Lineup.FARGATE, new Market(task, fargateLaunch, SPREAD, RECLAIMED_A_MONTH / HOURS_OF_A_MONTH));
    }

    Replay replay(Workload work) {
        UNITS.check("--on-demand-floor", floor);
        Map<Pool, PoolLimits> limits = Map.of(
                Lineup.SPOT, new PoolLimits(0, MOST),
                Lineup.ON_DEMAND, new PoolLimits(floor, MOST),
                Lineup.FARGATE, new PoolLimits(0, MOST));
        return new Replay(work, markets(), limits, slots());
    }

    /** As {@link Bound} has it, with the cheaper of both kinds of Spot. */
    double bound(Workload work) {
        Map<Pool, Market> markets = markets();
        double cheapest =
                markets.values().stream().mapToDouble(Market::price).min().orElseThrow();
        Market always = Objects.requireNonNull(markets.get(Lineup.ON_DEMAND));
        return Bound.of(work, floor * slots(), always.price() / slots(), cheapest / slots());
    }
}
