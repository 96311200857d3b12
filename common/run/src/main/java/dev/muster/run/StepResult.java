package dev.muster.run;

/** What a conditional write came to. */
public sealed interface StepResult {
    /** @param run as the write left it */
    record Applied(Run run) implements StepResult {}

    /** @param run as the write met it */
    record Refused(Run run) implements StepResult {}

    record Missing() implements StepResult {}
}
