package dev.muster.run;

/** The life of a run: {@link Transition} says which moves there are, this says what a proposed one comes to. */
public final class RunLife {
    private RunLife() {}

    /** Pure: the verdict that the store's conditional write comes to, and the run it leaves behind. */
    public static StepResult apply(Run run, RunStep step) {
        Transition transition = step.transition();
        boolean allowed = transition.from().contains(run.state().name())
                && step.guards().stream().allMatch(guard -> guard.holds(run));
        if (!allowed) {
            return new StepResult.Refused(run);
        }
        Run next = run;
        for (Change change : step.changes()) {
            next = change.on(next);
        }
        if (!transition.to().contains(next.state().name())) {
            throw new IllegalArgumentException(
                    transition + " does not lead to " + next.state().name());
        }
        return new StepResult.Applied(next);
    }
}
