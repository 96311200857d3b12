package dev.muster.gateway.submit;

/** A tenant has as many waiting runs as it may have. */
public final class TooManyWaiting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyWaiting(int most) {
        super(most + " runs or more of this tenant wait already: the most there may be");
    }
}
