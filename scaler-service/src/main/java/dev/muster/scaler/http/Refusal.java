package dev.muster.scaler.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is not carried out: a problem of RFC 9457, with a code that programs can rely on. */
final class Refusal extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    static final String CODE = "code";

    Refusal(HttpStatus status, String code, String detail) {
        super(status, problem(status, code, detail), null);
    }

    /** The client may try again in a moment. */
    static Refusal forNow(String code, String detail) {
        Refusal refusal = new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return refusal;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(CODE, code);
        return problem;
    }
}
