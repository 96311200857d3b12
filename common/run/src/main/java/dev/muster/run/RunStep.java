package dev.muster.run;

import java.util.List;

/** A move that somebody proposes: one conditional write. Who may propose what: the three kinds. */
public sealed interface RunStep permits ClientStep, WorkerStep, RecoveryStep {
    Transition transition();

    /** What must hold besides the states that {@link #transition()} leaves from. */
    List<Guard> guards();

    List<Change> changes();
}
