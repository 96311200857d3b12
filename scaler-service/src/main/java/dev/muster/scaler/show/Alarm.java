package dev.muster.scaler.show;

/** Wakes operators. */
@FunctionalInterface
public interface Alarm {
    /** @throws dev.muster.pace.TransientFault where nobody may have been told */
    void raise(String text);
}
