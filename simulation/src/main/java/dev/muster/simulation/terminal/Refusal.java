package dev.muster.simulation.terminal;

/** Something the person at the terminal has to settle. The message says all there is to say; a stack trace would not help. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
