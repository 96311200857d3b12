package dev.muster.run;

import static dev.muster.run.StateName.CANCELLED;
import static dev.muster.run.StateName.DEAD;
import static dev.muster.run.StateName.EXPIRED;
import static dev.muster.run.StateName.FAILED;
import static dev.muster.run.StateName.QUEUED;
import static dev.muster.run.StateName.RUNNING;
import static dev.muster.run.StateName.SCHEDULED;
import static dev.muster.run.StateName.SUCCEEDED;
import static dev.muster.run.StateName.TIMED_OUT;

import java.util.Set;

/** The table of moves: what is not a row here is refused. Each {@link RunStep} adds its guards and changes to its row. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is unmodifiable
public enum Transition {
    SENT(Set.of(QUEUED), Set.of(QUEUED)),
    SWEEP(Set.of(QUEUED), Set.of(QUEUED)),
    DUE(Set.of(SCHEDULED), Set.of(QUEUED)),
    EXPIRE(Set.of(QUEUED, SCHEDULED), Set.of(EXPIRED)),
    CLAIM(Set.of(QUEUED), Set.of(RUNNING)),
    CHECKPOINT(Set.of(RUNNING), Set.of(RUNNING)),
    COMPLETE(Set.of(RUNNING), Set.of(SUCCEEDED, FAILED, TIMED_OUT, CANCELLED)),
    INCOMPLETE(Set.of(RUNNING), Set.of(DEAD)),
    RETRY(Set.of(RUNNING), Set.of(SCHEDULED)),
    RELEASE(Set.of(RUNNING), Set.of(QUEUED)),
    REQUEUE(Set.of(RUNNING), Set.of(QUEUED)),
    END_ORPHAN(Set.of(RUNNING), Set.of(CANCELLED, DEAD)),
    CANCEL(Set.of(QUEUED, SCHEDULED), Set.of(CANCELLED)),
    REQUEST_CANCEL(Set.of(RUNNING), Set.of(RUNNING)),
    HOLD(Set.of(QUEUED), Set.of(QUEUED)),
    RESUME(Set.of(QUEUED), Set.of(QUEUED));

    private final Set<StateName> from;
    private final Set<StateName> to;

    Transition(Set<StateName> from, Set<StateName> to) {
        this.from = from;
        this.to = to;
    }

    public Set<StateName> from() {
        return from;
    }

    public Set<StateName> to() {
        return to;
    }
}
