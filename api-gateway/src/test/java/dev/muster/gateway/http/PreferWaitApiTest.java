package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.RunId;
import dev.muster.run.Tenant;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferWaitApiTest {
    private final String key = UUID.randomUUID().toString();

    private Api.Answer submit(String prefer) {
        return Api.send(Api.submission(LiveGateway.ACME, "{\"agent\":\"wordcount\"}")
                .header("Idempotency-Key", key)
                .header("Prefer", prefer));
    }

    private void end() {
        String id = RunId.of(new Tenant("acme"), key).value();
        Claim claim = Runs.claim(Api.after(id, new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now())));
        Ending ending = new Ending.Succeeded(new Payload.Inline("{\"words\":2}"));
        Api.after(id, new Complete(claim, ending, Instant.now(), List.of()));
    }

    @Test
    void aClientThatWaitsIsAnsweredWithTheEndedRun() throws InterruptedException {
        submit("wait=0");
        Thread worker = Thread.startVirtualThread(this::end);

        Api.Answer answer = submit("respond-async, wait=50");

        worker.join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=50");
        assertThat(answer.text("status")).isEqualTo("succeeded");
        assertThat(answer.json().at("/output/words").asInt()).isEqualTo(2);
    }

    @Test
    void aRunThatTakesLongerIsAccepted() {
        Api.Answer answer = submit("wait=1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("queued");
    }

    @Test
    void nobodyWaitsLongerThanTheSettingSays() {
        end(submit("handling=strict"));

        assertThat(submit("wait=99999").header("Preference-Applied")).isEqualTo("wait=60");
    }

    private void end(Api.Answer submitted) {
        assertThat(submitted.header("Preference-Applied")).isEmpty();
        end();
    }

    @Test
    void aWaitThatIsNoNumberIsRefused() {
        assertProblem(submit("wait=soon"), 400, "PREFER_MALFORMED", "Prefer: wait=soon: needs whole seconds, 0 to 60");
    }
}
