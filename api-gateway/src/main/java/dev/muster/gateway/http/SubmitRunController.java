package dev.muster.gateway.http;

import dev.muster.gateway.inspect.RunView;
import dev.muster.gateway.submit.Intake;
import dev.muster.gateway.submit.Order;
import dev.muster.gateway.submit.Submission;
import dev.muster.gateway.submit.SubmitRequest;
import dev.muster.gateway.submit.SubmitRun;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/runs}. */
@RestController
public final class SubmitRunController {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final Bodies bodies;
    private final Intake intake;
    private final SubmitRun submitRun;
    private final PayloadStore payloads;

    public SubmitRunController(Bodies bodies, Intake intake, SubmitRun submitRun, PayloadStore payloads) {
        this.bodies = bodies;
        this.intake = intake;
        this.submitRun = submitRun;
        this.payloads = payloads;
    }

    @PostMapping(
            path = "/v1/runs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> submit(
            @AuthenticationPrincipal Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            InputStream body)
            throws InterruptedException {
        Optional<String> idempotencyKey = Optional.ofNullable(key);
        idempotencyKey.ifPresent(SubmitRunController::requireVisible);
        Order order = intake.order(bodies.read(body, SubmitRequest.class));
        return switch (submitRun.submit(caller.tenant(), idempotencyKey, order)) {
            case Submission.Accepted(Run run) -> accepted(run).body(RunView.of(run, payloads));
            case Submission.Replayed(Run run) ->
                accepted(run).header("Idempotent-Replayed", "true").body(RunView.of(run, payloads));
            case Submission.KeyReused() ->
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "another request has been made with this Idempotency-Key");
        };
    }

    private static void requireVisible(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.malformed(
                    "IDEMPOTENCY_KEY_MALFORMED",
                    "Idempotency-Key of " + key.length() + " characters: needs 1 to 255 visible ASCII characters");
        }
    }

    private static ResponseEntity.BodyBuilder accepted(Run run) {
        return ResponseEntity.accepted().location(URI.create("/v1/runs/" + run.id()));
    }
}
