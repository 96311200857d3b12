package dev.muster.pace;

/**
 * A dependency gave no answer, or refused for now. The call may have been applied all the same: whoever catches this
 * repeats the identical request, or leaves the doubt to a later look at the stored truth.
 */
public class TransientFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransientFault(String message) {
        super(message);
    }

    public TransientFault(String message, Throwable cause) {
        super(message, cause);
    }
}
