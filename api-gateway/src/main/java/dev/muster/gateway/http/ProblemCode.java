package dev.muster.gateway.http;

import static dev.muster.gateway.http.ProblemCode.Of.ALL;
import static dev.muster.gateway.http.ProblemCode.Of.BODY;
import static dev.muster.gateway.http.ProblemCode.Of.CHANGE;
import static dev.muster.gateway.http.ProblemCode.Of.FIELDS;
import static dev.muster.gateway.http.ProblemCode.Of.NAMED;
import static dev.muster.gateway.http.ProblemCode.Of.OUTSIDE;

import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Everything that can go wrong with a request, as programs are told it. The document of the API shows them all. */
public enum ProblemCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, BODY, "the body is not JSON"),
    WRONG_TYPE(HttpStatus.BAD_REQUEST, FIELDS, "a field, or the body, is of another type"),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, FIELDS, "the body has a field that does not exist"),
    JSON_LIMIT_EXCEEDED(HttpStatus.BAD_REQUEST, BODY, "the body is too deep, or has too much of something"),
    BODY_INCOMPLETE(HttpStatus.BAD_REQUEST, BODY, "the body ended early or came too slowly"),
    IDEMPOTENCY_KEY_MALFORMED(HttpStatus.BAD_REQUEST, NAMED, "needs 1 to 255 visible ASCII characters"),
    PREFER_MALFORMED(HttpStatus.BAD_REQUEST, NAMED, "needs a whole number of seconds to wait"),
    CURSOR_MALFORMED(HttpStatus.BAD_REQUEST, NAMED, "this cursor was never handed out"),
    EVENT_ID_MALFORMED(HttpStatus.BAD_REQUEST, NAMED, "needs the id of an event"),
    LIMIT_OUT_OF_RANGE(HttpStatus.BAD_REQUEST, NAMED, "a page cannot have so many entries"),
    STATUS_UNKNOWN(HttpStatus.BAD_REQUEST, NAMED, "there is no such status"),
    AGENT_MALFORMED(HttpStatus.BAD_REQUEST, NAMED, "no agent can have this name"),
    ADDRESS_MALFORMED(HttpStatus.BAD_REQUEST, ALL, "the address or a header is malformed"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, ALL, "the request is malformed otherwise"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, ALL, "needs a known key"),
    FORBIDDEN(HttpStatus.FORBIDDEN, CHANGE, "the key is not for that"),
    RUN_NOT_FOUND(HttpStatus.NOT_FOUND, NAMED, "there is no such run, or it is another tenant's"),
    NO_OUTPUT(HttpStatus.NOT_FOUND, NAMED, "only a run that has succeeded has an output"),
    PAYLOAD_NOT_FOUND(HttpStatus.NOT_FOUND, NAMED, "there is no such payload, or it is another tenant's"),
    AGENT_NOT_FOUND(HttpStatus.NOT_FOUND, NAMED, "no agent of this name is registered"),
    NOT_FOUND(HttpStatus.NOT_FOUND, OUTSIDE, "there is nothing at this address"),
    RUN_NOT_ENDED(HttpStatus.CONFLICT, NAMED, "only a run that has ended can be replayed"),
    NOT_DEAD(HttpStatus.CONFLICT, NAMED, "only a dead run can be redriven"),
    INPUT_GONE(HttpStatus.CONFLICT, NAMED, "the run's large input is no longer kept"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, OUTSIDE, "this address does not take this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, ALL, "there is no answer of an accepted type"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, ALL, "the body is larger than the limit"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, BODY, "the body needs to be application/json"),
    UNKNOWN_AGENT(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "no agent of this name is registered"),
    UNKNOWN_PAYLOAD(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "no payload of this id was uploaded"),
    CHOICE_UNCLEAR(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "needs either ids, or an agent, a reason or both"),
    INPUT_TWICE(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "needs either an input or an input_ref"),
    INPUT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "the agent's schema does not allow this input"),
    OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, FIELDS, "a value is out of its range"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, NAMED, "another request has been made with this key"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, ALL, "the key has asked for too much"),
    TOO_MANY_WAITING(HttpStatus.TOO_MANY_REQUESTS, NAMED, "too many runs of the tenant are waiting"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, ALL, "a fault of the service"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, ALL, "it is unknown whether this was done: repeat the request"),
    TOO_MANY_BODIES(HttpStatus.SERVICE_UNAVAILABLE, ALL, "too many large bodies are being read"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, NAMED, "too many streams are open");

    /** Which operations may answer with it. */
    public enum Of {
        ALL,
        /** All that take a body. */
        BODY,
        /** All whose body has fields that are known. */
        FIELDS,
        /** All that change something. */
        CHANGE,
        /** Those that say so. */
        NAMED,
        /** None: it is said of other addresses and methods. */
        OUTSIDE
    }

    private final HttpStatus status;
    private final Of operations;
    private final String meaning;

    ProblemCode(HttpStatus status, Of operations, String meaning) {
        this.status = status;
        this.operations = operations;
        this.meaning = meaning;
    }

    /** What the framework or the container refuses has its status for a code. */
    static ProblemCode of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(code ->
                        status instanceof HttpStatus known && code.name().equals(known.name()))
                .findFirst()
                .orElse(status.is4xxClientError() ? BAD_REQUEST : INTERNAL);
    }

    public HttpStatus status() {
        return status;
    }

    public Of operations() {
        return operations;
    }

    public String meaning() {
        return meaning;
    }
}
