package dev.muster.worker;

import dev.muster.fleet.Load;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.permit.Permits;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How loaded this worker tells the fleet it is.
 *
 * @param cpu the share of the machine's processors in use since it was last asked; negative or no number where unknown
 */
record ReportedLoad(Permits permits, LiveRuns live, DoubleSupplier cpu) implements Supplier<Load> {
    @Override
    public Load get() {
        double share = cpu.getAsDouble();
        return new Load(permits.slots(), permits.busy(), live.ended(), share > 0 ? Math.min(share, 1) : 0);
    }
}
