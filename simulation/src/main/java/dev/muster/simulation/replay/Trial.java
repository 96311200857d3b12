package dev.muster.simulation.replay;

import dev.muster.scaler.decide.PoolLimits;
import dev.muster.simulation.cloud.*;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;

public final class Trial {
    public static void main(String[] a) throws Exception {
        int scale = Integer.parseInt(a[1]);
        int floor = Integer.parseInt(a[2]);
        int seeds = Integer.parseInt(a[3]);
        double fl = Double.parseDouble(a[4]), fp = Double.parseDouble(a[5]);
        Workload w = Trace.read(Path.of(a[0]), scale);
        double hour = 1.0 / 730;
        Map<dev.muster.fleet.Pool, Market> markets = Map.of(
                Lineup.SPOT, new Market(.0505, 90, .35, .075 * hour),
                Lineup.ON_DEMAND, new Market(.136, 90, .35, 0),
                Lineup.FARGATE, new Market(fp, fl, .35, .1 * hour));
        Map<dev.muster.fleet.Pool, PoolLimits> limits = Map.of(
                Lineup.SPOT, new PoolLimits(0, 2000), Lineup.ON_DEMAND, new PoolLimits(floor, Math.max(50, floor)), Lineup.FARGATE, new PoolLimits(0, 2000));
        Replay r = new Replay(w, markets, limits, 10);
        List<Contender> all = new ArrayList<>(List.of(Lineup.keda(7), Lineup.keda(10), Lineup.kedaTuned(7), Lineup.kedaTuned(10), Lineup.steps(), Lineup.stepsAsWritten(10)));
        for (int s : new int[] {0, 2, 5, 10, 20, 30, 60}) all.add(Lineup.adaptive(Duration.ofSeconds(s)));
        if (System.getProperty("w") != null) { all.clear(); for (String x : System.getProperty("w").split(",")) all.add(Lineup.adaptive(Duration.ofSeconds(Integer.parseInt(x)))); }
        for (Contender c : all) {
            double cost = 0, p50 = 0, p95 = 0, p99 = 0, mean = 0, units = 0, killed = 0;
            long t0 = System.currentTimeMillis();
            for (int s = 1; s <= seeds; s++) {
                SimulatedCloud cloud = r.with(c, s);
                double[] waits = cloud.waits();
                Arrays.sort(waits);
                cost += cloud.cost() / seeds;
                units += 1.0 * cloud.launched() / seeds;
                killed += cloud.busyKilled();
                mean += Arrays.stream(waits).average().orElse(0) / seeds;
                p50 += waits[(int) (waits.length * .5)] / seeds;
                p95 += waits[(int) (waits.length * .95)] / seeds;
                p99 += waits[(int) (waits.length * .99)] / seeds;
            }
            System.out.printf("%-16s %-6s cost %7.2f mean %6.1f p50 %6.1f p95 %6.1f p99 %6.1f units %5.0f killed %3.0f  %4.1fs%n", c.policy(), c.objective().map(d -> d.toSeconds() + "").orElse(""), cost, mean, p50, p95, p99, units, killed, (System.currentTimeMillis() - t0) / 1e3);
        }
    }
}
