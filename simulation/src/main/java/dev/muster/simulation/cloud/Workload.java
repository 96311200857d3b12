package dev.muster.simulation.cloud;

/**
 * Runs that come.
 *
 * @param arrivals in seconds from the beginning, in order
 * @param services seconds that each takes
 */
public record Workload(double[] arrivals, double[] services) {
    public int runs() {
        return arrivals.length;
    }

    public double end() {
        return runs() == 0 ? 0 : arrivals[runs() - 1];
    }
}
