package dev.muster.run;

/** What a submit came to. */
public sealed interface Creation {
    record Created() implements Creation {}

    /** @param run which has had this id before */
    record Exists(Run run) implements Creation {}
}
