package dev.muster.run;

/** The stored states. */
public enum StateName {
    SCHEDULED,
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    EXPIRED,
    DEAD;

    public boolean isTerminal() {
        return switch (this) {
            case SCHEDULED, QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, EXPIRED, DEAD -> true;
        };
    }
}
