package dev.muster.gateway.submit;

import static dev.muster.gateway.submit.Desk.KEY;
import static dev.muster.gateway.submit.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.submit.Submission.Accepted;
import dev.muster.gateway.submit.Submission.KeyReused;
import dev.muster.gateway.submit.Submission.Replayed;
import dev.muster.gateway.upload.Uploads;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.testkit.Runs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitInputTest {
    private final Desk desk = new Desk();

    @Test
    void anotherRequestUnderTheKeyLeavesALargeInputAsItIs() throws InterruptedException {
        String large = "\"" + "a".repeat(Payload.INLINE_LIMIT) + "\"";
        Run first = desk.accepted(KEY, large);

        assertThat(desk.submit(KEY, large.replace('a', 'b'))).isEqualTo(new KeyReused());

        assertThat(first.request().input()).isInstanceOf(Payload.Stored.class);
        assertThat(first.request().input().json(desk.payloads)).isEqualTo(large);
        assertThat(desk.payloads.keys()).hasSize(1);
    }

    @Test
    void anUploadIsTheInputOfAsManyRunsAsReferToIt() throws InterruptedException {
        String upload = new Uploads(desk.payloads).keep(TENANT, "[1]".getBytes(StandardCharsets.UTF_8));
        Order order = desk.intake.order(Requests.inputRef(null, upload));
        Run first = ((Accepted) desk.submitRun.submit(TENANT, KEY, order)).run();
        Run second = ((Accepted) desk.submitRun.submit(TENANT, Optional.empty(), order)).run();

        assertThat(first.request().input()).isEqualTo(second.request().input());
        assertThat(second.request().input().json(desk.payloads)).isEqualTo("[1]");
    }

    @Test
    void anUploadStaysWhereARunDoesNotComeAboutThatReferredToIt() throws InterruptedException {
        String upload = new Uploads(desk.payloads).keep(TENANT, "[1]".getBytes(StandardCharsets.UTF_8));
        desk.accepted(KEY, "1");

        assertThat(desk.submitRun.submit(TENANT, KEY, desk.intake.order(Requests.inputRef(null, upload))))
                .isEqualTo(new KeyReused());
        assertThat(new Uploads(desk.payloads).find(TENANT, upload)).isPresent();
    }

    @Test
    void theUploadOfAnotherTenantDoesNotExist() {
        String upload = new Uploads(desk.payloads).keep(Runs.tenant(), "[1]".getBytes(StandardCharsets.UTF_8));
        for (String id : new String[] {upload, "", "../../x", "0".repeat(64)}) {
            assertThatThrownBy(() -> desk.submitRun.submit(
                            TENANT, Optional.empty(), desk.intake.order(Requests.inputRef(null, id))))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("no payload of this id");
        }
        assertThat(desk.submitted()).isZero();
    }

    @Test
    void theSameRequestAgainLeavesALargeInputAsItIs() throws InterruptedException {
        String large = "\"" + "a".repeat(Payload.INLINE_LIMIT) + "\"";
        Run first = desk.accepted(KEY, large);
        desk.time.advance(Duration.ofSeconds(1));

        assertThat(desk.submit(KEY, large)).isEqualTo(new Replayed(first));

        assertThat(first.request().input().json(desk.payloads)).isEqualTo(large);
    }
}
