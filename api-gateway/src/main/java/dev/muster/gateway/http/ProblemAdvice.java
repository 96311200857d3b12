package dev.muster.gateway.http;

import dev.muster.gateway.submit.InvalidRequest;
import dev.muster.gateway.submit.TooManyWaiting;
import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Answers whatever went wrong with a problem of a stable code. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = System.getLogger(ProblemAdvice.class.getName());

    private final Duration retryAfter;

    public ProblemAdvice(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    @ExceptionHandler({InvalidRequest.class, JacksonException.class})
    ResponseEntity<ProblemDetail> refused(RuntimeException refused) {
        return Problem.answer(of(refused));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(TooManyWaiting full) {
        return later(tooManyWaiting(full));
    }

    private static ProblemDetail tooManyWaiting(TooManyWaiting full) {
        return Problem.of(ProblemCode.TOO_MANY_WAITING, String.valueOf(full.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(TransientFault fault) {
        LOG.log(Level.WARNING, "not answered: {0}", fault.getMessage());
        return unavailable();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> closing(InterruptedException closing) {
        Thread.currentThread().interrupt();
        return unavailable();
    }

    private ResponseEntity<ProblemDetail> unavailable() {
        return later(unanswered());
    }

    private ResponseEntity<ProblemDetail> later(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ProblemDetail unanswered() {
        return Problem.of(
                ProblemCode.STORE_UNAVAILABLE,
                "it is unknown whether this was done: repeat the same request, with the same Idempotency-Key");
    }

    /** What it takes to have one of many. */
    interface Task<T> {
        T perform() throws InterruptedException;
    }

    /** One of many in an answer: what goes wrong is told in its place, and spoils no other. */
    <T> T oneOfMany(Task<T> task, Function<ProblemDetail, T> refused) {
        try {
            return task.perform();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return refused.apply(unanswered());
        } catch (RuntimeException failed) {
            return refused.apply(of(failed));
        }
    }

    private static ProblemDetail of(RuntimeException failed) {
        return switch (failed) {
            case InvalidRequest invalid ->
                Problem.of(ProblemCode.valueOf(invalid.code()), String.valueOf(invalid.getMessage()));
            case JacksonException wrong -> JsonProblem.of(wrong);
            case Refusal refusal -> refusal.getBody();
            case TooManyWaiting full -> tooManyWaiting(full);
            case TransientFault fault -> unanswered();
            default -> fault(failed);
        };
    }

    /** The client is gone: nobody is left to be answered. */
    @ExceptionHandler
    void gone(IOException gone) {
        LOG.log(Level.DEBUG, "a client went away: {0}", gone.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(Exception bug) {
        return Problem.answer(fault(bug));
    }

    private static ProblemDetail fault(Exception bug) {
        LOG.log(Level.ERROR, "a request failed", bug);
        return Problem.of(ProblemCode.INTERNAL, "this is a fault of the service, not yours");
    }

    /** What the framework refuses has its status for a code. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey(Problem.CODE))) {
            problem.setProperty(Problem.CODE, ProblemCode.of(status));
        }
        HttpHeaders typed = HttpHeaders.copyOf(headers);
        typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, typed, status, request);
    }
}
