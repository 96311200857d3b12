package dev.muster.simulation.cloud;

/** Runs that come, in order. */
public final class Workload {
    private final double[] arrivals;
    private final double[] services;

    /**
     * @param arrivals in seconds from the beginning, in order
     * @param services seconds that each takes
     */
    public Workload(double[] arrivals, double[] services) {
        if (arrivals.length != services.length) {
            throw new IllegalArgumentException(arrivals.length + " arrivals, " + services.length + " services");
        }
        this.arrivals = arrivals.clone();
        this.services = services.clone();
    }

    public int runs() {
        return arrivals.length;
    }

    public double arrival(int run) {
        return arrivals[run];
    }

    public double service(int run) {
        return services[run];
    }

    /** When the last one comes. */
    public double end() {
        return runs() == 0 ? 0 : arrivals[runs() - 1];
    }
}
