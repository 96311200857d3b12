package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerId;
import dev.muster.run.Orphan;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** Settles what gone workers hold. */
final class GiveBack {
    private record Lost(RunId run, Gone owner) {}

    private final RunIndex index;
    private final RunStore runs;
    private final CarryOut steps;
    private final Each each;
    private final InstantSource clock;

    GiveBack(RunIndex index, RunStore runs, CarryOut steps, Each each, InstantSource clock) {
        this.index = index;
        this.runs = runs;
        this.steps = steps;
        this.each = each;
        this.clock = clock;
    }

    void runsOf(Collection<Gone> owners) {
        List<List<Lost>> lost = each.map(owners, this::lostBy);
        each.map(lost.stream().flatMap(List::stream).toList(), this::settle);
    }

    private List<Lost> lostBy(Gone owner) {
        return index.ownedBy(owner.worker()).stream()
                .map(owned -> new Lost(owned.run(), owner))
                .toList();
    }

    private boolean settle(Lost lost) {
        return runs.find(lost.run())
                .filter(run -> isHeld(run, lost.owner().worker()))
                .map(run -> Orphan.of(run, lost.owner().crashCounts()).settle(clock.instant()))
                .map(step -> steps.apply(lost.run(), step))
                .orElse(false);
    }

    /** The index lags. */
    private static boolean isHeld(Run run, WorkerId owner) {
        return run.state() instanceof Running running && running.claim().owner().equals(owner);
    }
}
