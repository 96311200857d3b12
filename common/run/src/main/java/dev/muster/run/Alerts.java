package dev.muster.run;

/** Tells operators what they should know at once. May throw {@link dev.muster.pace.TransientFault}. */
public interface Alerts {
    /** @param subject at most 100 printable ASCII characters */
    void send(String subject, String text);
}
