package dev.muster.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListAgentsApiTest {
    @Test
    void agentsAreShownWithWhatTheyWantAndNotWhereTheyAre() {
        Api.Answer answer = Api.get(LiveGateway.ACME, "/v1/agents");
        JsonNode picky = answer.json().at("/items/1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items")).hasSize(5);
        assertThat(picky.path("name").asString()).isEqualTo("picky");
        assertThat(picky.path("description").asString()).isEqualTo("Wants a number.");
        assertThat(picky.at("/input_schema/required/0").asString()).isEqualTo("n");
        assertThat(picky.path("output_schema").isNull()).isTrue();
        assertThat(picky.path("timeout_seconds").asInt()).isEqualTo(30);
        assertThat(picky.path("max_attempts").asInt()).isEqualTo(2);
        assertThat(answer.response().body()).doesNotContain("127.0.0.1", "./wordcount");
    }
}
