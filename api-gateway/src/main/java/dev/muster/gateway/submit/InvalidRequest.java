package dev.muster.gateway.submit;

/** The client asks for what cannot be; the message says what and what could. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidRequest(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
