package dev.muster.worker.execute;

import dev.muster.pace.TransientFault;
import dev.muster.run.DeadLetters;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.WorkerStep;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Leaves a copy of a run that was given up where people look for it: once, since the ending stands without it. */
public record GivenUp(DeadLetters letters) {
    private static final Logger LOG = System.getLogger(GivenUp.class.getName());

    /** @param step that was written */
    void tell(Run run, WorkerStep step) {
        if (step instanceof WorkerStep.Complete complete && complete.ending() instanceof Ending.Dead(RunError error)) {
            try {
                letters.leaveCopy(run.dispatch(), error.code());
            } catch (TransientFault fault) {
                LOG.log(Level.WARNING, "dead run {0} has no copy: {1}", run.id(), fault.getMessage());
            }
        }
    }
}
