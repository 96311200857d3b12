package dev.muster.run;

/** Marks one attempt to claim, so that a worker knows its own write again after an unanswered call. */
public record Nonce(String value) {
    public Nonce {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a nonce is not empty");
        }
    }
}
