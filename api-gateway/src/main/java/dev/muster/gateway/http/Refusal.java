package dev.muster.gateway.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponseException;

/** A request that is not carried out, and the problem that the client is told. */
final class Refusal extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    Refusal(HttpStatusCode status, String code, String detail) {
        super(status, Problem.of(status, code, detail), null);
    }

    static Refusal malformed(String code, String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, detail);
    }

    static Refusal keyReused() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "IDEMPOTENCY_KEY_REUSED",
                "another request has been made with this " + IdempotencyKey.HEADER);
    }

    /** Also where it is the run of somebody else: that it exists is none of the caller's business. */
    static Refusal notFound() {
        return new Refusal(HttpStatus.NOT_FOUND, "RUN_NOT_FOUND", "there is no run of this id");
    }
}
