package dev.muster.simulation.cloud;

/** One run on one unit. */
final class Execution {
    final int run;
    final SimulatedUnit unit;
    final double ends;
    boolean brokenOff;

    Execution(int run, SimulatedUnit unit, double ends) {
        this.run = run;
        this.unit = unit;
        this.ends = ends;
    }
}
