package dev.muster.simulation.cloud;

import java.util.Arrays;

/** How far each run is. */
final class Progress {
    private static final double NEVER = -1;

    private final Workload work;
    private final double[] left;
    private final double[] started;

    Progress(Workload work) {
        this.work = work;
        this.left = new double[work.runs()];
        this.started = new double[work.runs()];
        Arrays.setAll(left, work::service);
        Arrays.fill(started, NEVER);
    }

    /** @return when it ends if nobody stops it */
    double start(int run, double now) {
        if (started[run] == NEVER) {
            started[run] = now;
        }
        return now + left[run];
    }

    /** What its agent had done is kept. */
    void stop(int run, double rest) {
        left[run] = rest;
    }

    /** Seconds from its arrival to its first start, of each run. */
    double[] waits() {
        double[] waits = new double[started.length];
        Arrays.setAll(waits, run -> started[run] - work.arrival(run));
        return waits;
    }
}
