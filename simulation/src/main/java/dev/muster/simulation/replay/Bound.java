package dev.muster.simulation.replay;

import dev.muster.simulation.cloud.Workload;
import java.util.Arrays;

/**
 * The least that could be paid by one who knows the future: the units that always run, and above them exactly the slots in
 * use at the cheapest price, if no run waits.
 */
final class Bound {
    private Bound() {}

    /**
     * @param floor slots of the units that always run
     * @param floorPrice of one of their slots, $/h
     * @param price of a slot above them, $/h
     * @return $
     */
    static double of(Workload work, int floor, double floorPrice, double price) {
        double[] ends = new double[work.runs()];
        Arrays.setAll(ends, run -> work.arrival(run) + work.service(run));
        Arrays.sort(ends);
        double above = 0;
        double now = 0;
        int begun = 0;
        for (int ended = 0; ended < ends.length; ) {
            boolean begin = begun < work.runs() && work.arrival(begun) <= ends[ended];
            double next = begin ? work.arrival(begun) : ends[ended];
            above += Math.max(0, begun - ended - floor) * (next - now);
            now = next;
            if (begin) {
                begun++;
            } else {
                ended++;
            }
        }
        return (floor * floorPrice * now + above * price) / 3600;
    }
}
