package dev.muster.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class AllowanceTest {
    /** So slow that nothing comes back during a test. */
    private final Allowance allowance = new Allowance(1, 3_000);

    @Test
    void everyAnswerTellsWhatIsLeft() {
        HttpHeaders headers = allowance.spend(1);
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"key\";q=3000;w=3000");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"key\";r=2999;t=0");
    }

    @Test
    void tooMuchIsRefusedAndToldWhenThereIsEnough() {
        allowance.spend(2_000);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> allowance.spend(1_010));
        assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refusal.getHeaders().getFirst("Retry-After")).isEqualTo("10");
        assertThat(refusal.getHeaders().getFirst("RateLimit")).isEqualTo("\"key\";r=1000;t=10");
        assertThat(refusal.getBody().getDetail()).contains("1010 more are allowed in 10 s");
        allowance.spend(1_000);
    }
}
