package dev.muster.run;

/** A run that a worker holds, as the index shows it: perhaps no longer true. */
public record Owned(RunId run, Claim claim, boolean cancelRequested) {}
