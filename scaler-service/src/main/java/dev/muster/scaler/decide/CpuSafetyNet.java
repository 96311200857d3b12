package dev.muster.scaler.decide;

import java.util.Locale;

/**
 * Where the queue says nothing, processors do. Agents that wait for a model use none: idle processors alone are no reason
 * to give up a unit that is at work.
 *
 * @param hot above this share of processors in use, units are added
 * @param cold below it, units that do nothing may go
 * @param slotUse share of slots in use that counts as much: what is hot with less is hot from something else, and with more
 *     none goes
 * @param step share of the units that is added at once
 */
public record CpuSafetyNet(double hot, double cold, double slotUse, double step) implements Policy {
    @Override
    public Need need(Observation now, History past) {
        double cpu = now.work().cpu();
        double use = now.slotUse();
        String seen = String.format(Locale.ROOT, "processors %.0f %%, slots %.0f %%", 100 * cpu, 100 * use);
        if (cpu > hot && use >= slotUse) {
            int more = Math.max(1, (int) Math.ceil(step * now.ready()));
            return Need.atLeast(now.ready() + more, seen + ": +" + more);
        }
        if (cpu < cold && use < slotUse && now.work().visible() == 0) {
            int idle = now.pools().stream().mapToInt(PoolState::spareIdle).sum();
            return Need.atMost(now.current() - idle, seen + ": " + idle + " idle ones may go");
        }
        return Need.none(seen);
    }
}
