package dev.muster.scaler.http;

import dev.muster.pace.TransientFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers whatever went wrong with a problem of a stable code. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = System.getLogger(ProblemAdvice.class.getName());

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unavailable(TransientFault fault, WebRequest request) {
        LOG.log(Level.WARNING, "not answered: {0}", fault.getMessage());
        Refusal refusal =
                Refusal.forNow("STORE_UNAVAILABLE", "it is unknown whether this was done: repeat the same request");
        return handleErrorResponseException(refusal, refusal.getHeaders(), refusal.getStatusCode(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> bug(Exception bug, WebRequest request) {
        LOG.log(Level.ERROR, "a request failed", bug);
        Refusal refusal =
                new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "this is a fault of the service, not yours");
        return createResponseEntity(refusal.getBody(), new HttpHeaders(), refusal.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Refusal refusal = unreadable(unreadable.getCause());
        return createResponseEntity(refusal.getBody(), headers, refusal.getStatusCode(), request);
    }

    private static Refusal unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                new Refusal(HttpStatus.BAD_REQUEST, "UNKNOWN_FIELD", path(unknown) + ": there is no such field");
            case InputCoercionException tooLarge ->
                new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "OUT_OF_RANGE", tooLarge.getOriginalMessage());
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                new Refusal(HttpStatus.BAD_REQUEST, "WRONG_TYPE", path(mismatch) + ": needs " + word(mismatch));
            case MismatchedInputException mismatch -> noObject();
            case null -> noObject();
            default -> new Refusal(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "the body is not JSON");
        };
    }

    private static Refusal noObject() {
        return new Refusal(HttpStatus.BAD_REQUEST, "WRONG_TYPE", "the body needs to be one JSON object");
    }

    private static String word(MismatchedInputException mismatch) {
        return mismatch.getTargetType() == Boolean.class ? "true or false" : "a whole number";
    }

    private static String path(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
    }

    /** What the framework refuses has its status for a code. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey(Refusal.CODE))) {
            problem.setProperty(Refusal.CODE, HttpStatus.valueOf(status.value()).name());
        }
        HttpHeaders typed = HttpHeaders.copyOf(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, typed, status, request);
    }
}
