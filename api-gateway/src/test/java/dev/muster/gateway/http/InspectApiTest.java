package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Attempt;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.WorkerStep;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InspectApiTest {
    private static Claim claim(String id) {
        Run run = Api.after(id, new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now()));
        return Runs.claim(run);
    }

    private static String ended(Ending ending) {
        return Api.ended(Api.submitted(LiveGateway.ACME), ending).id().value();
    }

    private static JsonNode inspect(String id) {
        Api.Answer answer = Api.get(LiveGateway.ACME, "/v1/runs/" + id);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aRunningRunShowsWhereItRuns() {
        String id = Api.submitted(LiveGateway.ACME);
        Claim claim = claim(id);

        JsonNode run = inspect(id);

        assertThat(run.path("status").asString()).isEqualTo("running");
        assertThat(run.path("attempt").asInt()).isEqualTo(1);
        assertThat(run.path("started_at").asString()).isNotEmpty();
        assertThat(run.path("placement").path("worker").asString())
                .isEqualTo(claim.owner().value());
        assertThat(run.path("placement").path("pool").asString()).isEqualTo("spot");
        assertThat(run.path("status_reason").isNull()).isTrue();
    }

    @Test
    void theOutputIsShownAsTheAgentWroteIt() {
        JsonNode run = inspect(ended(new Ending.Succeeded(new Payload.Inline("{\"words\":2}"))));

        assertThat(run.path("status").asString()).isEqualTo("succeeded");
        assertThat(run.path("output").path("words").asInt()).isEqualTo(2);
        assertThat(run.path("finished_at").asString()).isNotEmpty();
        assertThat(run.path("error").isNull()).isTrue();
        assertThat(run.path("output_ref").isNull()).isTrue();
        assertThat(Api.get(LiveGateway.ACME, "/v1/runs/" + run.path("id").asString() + "/output")
                        .response()
                        .body())
                .isEqualTo("{\"words\":2}");
    }

    @Test
    void aLargeOutputIsReferredTo() {
        String large = "\"" + "x".repeat(Payload.INLINE_LIMIT) + "\"";
        PayloadStore payloads = Api.GATEWAY.bean(PayloadStore.class);
        JsonNode run = inspect(ended(new Ending.Succeeded(Payload.of(large, "large-output", payloads))));
        JsonNode ref = run.path("output_ref");

        assertThat(run.path("output").isNull()).isTrue();
        assertThat(ref.path("bytes").asInt()).isEqualTo(large.length());
        Api.Answer output = Api.get(LiveGateway.ACME, ref.path("href").asString());
        assertThat(output.response().body()).isEqualTo(large);
        assertThat(output.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aRunWithoutAnOutputSaysSo() {
        String id = Api.submitted(LiveGateway.ACME);
        assertProblem(Api.get(LiveGateway.ACME, "/v1/runs/" + id + "/output"), 404, "NO_OUTPUT");
        assertProblem(Api.get(LiveGateway.GLOBEX, "/v1/runs/" + id + "/output"), 404, "RUN_NOT_FOUND");
    }

    @Test
    void anErrorIsShown() {
        JsonNode run = inspect(ended(new Ending.Failed(RunError.last("AGENT_FAILED", "exit 3"))));

        assertThat(run.path("status").asString()).isEqualTo("failed");
        assertThat(run.path("error").path("code").asString()).isEqualTo("AGENT_FAILED");
        assertThat(run.path("error").path("message").asString()).isEqualTo("exit 3");
        assertThat(run.path("error").path("retryable").asBoolean()).isFalse();
        assertThat(run.path("output").isNull()).isTrue();
    }

    @Test
    void theRunsOfOthersDoNotExist() {
        String theirs = Api.submitted(LiveGateway.GLOBEX);

        assertProblem(Api.get(LiveGateway.ACME, "/v1/runs/" + theirs), 404, "RUN_NOT_FOUND");
        assertProblem(Api.post(LiveGateway.ACME, "/v1/runs/" + theirs + "/cancel"), 404, "RUN_NOT_FOUND");
    }

    @Test
    void anIdThatNeverWasOneIsNotFoundEither() {
        for (String id : new String[] {Runs.id().value(), "x", "A".repeat(32), "%C3%A4", "a".repeat(5_000)}) {
            assertProblem(Api.get(LiveGateway.ACME, "/v1/runs/" + id), 404, "RUN_NOT_FOUND");
            assertProblem(Api.post(LiveGateway.ACME, "/v1/runs/" + id + "/cancel"), 404, "RUN_NOT_FOUND");
        }
    }

    @Test
    void aWaitingRunIsCancelledAtOnceAndStaysSo() {
        String path = "/v1/runs/" + Api.submitted(LiveGateway.ACME) + "/cancel";

        Api.Answer first = Api.post(LiveGateway.ACME, path);
        Api.Answer again = Api.post(LiveGateway.ACME, path);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("status")).isEqualTo("cancelled");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void aRunningRunIsAskedToEnd() {
        String id = Api.submitted(LiveGateway.ACME);
        claim(id);

        Api.Answer answer = Api.post(LiveGateway.ACME, "/v1/runs/" + id + "/cancel");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("cancelling");
    }

    @Test
    void attemptsAreShownAndTheOneThatGoesOnLast() {
        String id = Api.submitted(LiveGateway.ACME);
        Run running = Api.after(id, new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now()));
        RunError error = RunError.retryable("AGENT_FAILED", "exit 75");
        Instant due = Instant.now();
        Api.after(
                id,
                new WorkerStep.Retry(
                        Runs.claim(running),
                        new Scheduled(due, due.plusSeconds(60)),
                        running.attemptsWith(due, Attempt.Outcome.RETRIED, error)));
        Api.after(id, new BecomeDue(Queued.pending(due, due.plusSeconds(60)), due));
        claim(id);

        JsonNode attempts =
                Api.get(LiveGateway.ACME, "/v1/runs/" + id + "/attempts").json().get("items");

        assertThat(attempts).hasSize(2);
        assertThat(attempts.at("/0/outcome").asString()).isEqualTo("retried");
        assertThat(attempts.at("/0/error/code").asString()).isEqualTo("AGENT_FAILED");
        assertThat(attempts.at("/1/number").asInt()).isEqualTo(2);
        assertThat(attempts.at("/1/outcome").asString()).isEqualTo("running");
        assertThat(attempts.at("/1/finished_at").isNull()).isTrue();
        assertProblem(Api.get(LiveGateway.GLOBEX, "/v1/runs/" + id + "/attempts"), 404, "RUN_NOT_FOUND");
    }
}
