package dev.muster.gateway.http;

import dev.muster.run.Payload;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** A request that is not carried out, and the problem that the client is told. */
final class Refusal extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    Refusal(ProblemCode code, String detail) {
        super(code.status(), Problem.of(code, detail), null);
    }

    static Refusal keyReused() {
        return new Refusal(
                ProblemCode.IDEMPOTENCY_KEY_REUSED, "another request has been made with this " + IdempotencyKey.HEADER);
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(
                ProblemCode.BODY_TOO_LARGE,
                "the body has more than " + limit + " bytes; an input of up to " + Payload.LARGEST
                        + " bytes may be uploaded ahead with POST /v1/payloads");
    }

    /** The client may try again at once. */
    static Refusal busy(ProblemCode code, String detail) {
        Refusal busy = new Refusal(code, detail);
        busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return busy;
    }

    /** Also where it is the run of somebody else: that it exists is none of the caller's business. */
    static Refusal notFound() {
        return new Refusal(ProblemCode.RUN_NOT_FOUND, "there is no run of this id");
    }
}
