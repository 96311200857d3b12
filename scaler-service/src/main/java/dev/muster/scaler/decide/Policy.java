package dev.muster.scaler.decide;

/** An opinion about how many units are needed. It knows what is passed to it, and no more. */
@FunctionalInterface
public interface Policy {
    Need need(Observation now, History past);
}
