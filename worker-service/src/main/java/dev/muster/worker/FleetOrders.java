package dev.muster.worker;

import dev.muster.fleet.WorkerId;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.tenure.Heartbeat;

/** Does to the runs what the fleet wants. */
record FleetOrders(LiveRuns live) implements Heartbeat.Listener {
    @Override
    public void cancelRequested(String runId) {
        live.stop(run -> run.id().value().equals(runId), StopReason.CANCELLED);
    }

    @Override
    public void buried(WorkerId buried) {
        live.stop(run -> run.claim().owner().equals(buried), StopReason.ABANDONED);
    }
}
