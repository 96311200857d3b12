package dev.muster.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal looks like. */
final class Problems {
    private Problems() {}

    static void assertProblem(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("title")).isNotEmpty();
        assertThat(answer.response().body())
                .doesNotContain("Exception")
                .doesNotContain("dev.muster")
                .doesNotContain("java.");
    }

    static void assertProblem(Api.Answer answer, int status, String code, String detail) {
        assertProblem(answer, status, code);
        assertThat(answer.text("detail")).contains(detail);
    }
}
