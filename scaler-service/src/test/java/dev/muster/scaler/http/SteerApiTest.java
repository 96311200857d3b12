package dev.muster.scaler.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.LiveScaler;
import dev.muster.scaler.Scene;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.http.Api.Answer;
import dev.muster.scaler.steer.SteeredTerms;
import dev.muster.testkit.Unanswered.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteerApiTest {
    private static PoolLimits limits(LiveScaler scaler) {
        return scaler.bean(SteeredTerms.class).limits(Scene.SPOT);
    }

    @BeforeEach
    void asSet() {
        assertThat(Api.steer("spot", "{\"min\":1,\"max\":4,\"hold\":false}").status())
                .isEqualTo(200);
    }

    @Test
    void anOperatorConfinesAPoolAndTheRestStays() {
        assertThat(Api.steer("spot", "{\"max\":9}").response().body())
                .isEqualTo("{\"name\":\"spot\",\"min\":1,\"max\":9,\"hold\":false}");
        assertThat(Api.steer("spot", "{\"min\":2,\"hold\":true}").response().body())
                .isEqualTo("{\"name\":\"spot\",\"min\":2,\"max\":9,\"hold\":true}");
        assertThat(limits(Api.SCALER)).isEqualTo(new PoolLimits(2, 9, true));
    }

    @Test
    void whatIsOrderedHoldsForEveryScalerAndThoseThatStartLater() {
        Api.steer("spot", "{\"max\":3,\"hold\":true}");
        LiveScaler later = LiveScaler.another();
        try {
            assertThat(limits(later)).isEqualTo(new PoolLimits(1, 3, true));
            Api.steer("spot", "{\"max\":2}");
            assertThat(limits(later)).isEqualTo(new PoolLimits(1, 2, true));
        } finally {
            later.close();
        }
    }

    @Test
    void whatIsOutOfRangeIsNamedAndChangesNothing() {
        String range = "needs 0 <= min <= max <= 10000";
        Api.steer("spot", "{\"min\":-1}").isProblem(422, "OUT_OF_RANGE", "min -1, max 4: " + range);
        Api.steer("spot", "{\"min\":5}").isProblem(422, "OUT_OF_RANGE", "min 5, max 4: " + range);
        Api.steer("spot", "{\"max\":10001}").isProblem(422, "OUT_OF_RANGE", "max 10001: " + range);
        Api.steer("spot", "{\"max\":99999999999}").isProblem(422, "OUT_OF_RANGE", "99999999999");
        assertThat(limits(Api.SCALER)).isEqualTo(new PoolLimits(1, 4));
    }

    @Test
    void whatIsMalformedIsToldByName() {
        Api.steer("spot", "{\"maximum\":1}").isProblem(400, "UNKNOWN_FIELD", "maximum");
        Api.steer("spot", "{\"min\":1.5}").isProblem(400, "WRONG_TYPE", "min: needs a whole number");
        Api.steer("spot", "{\"min\":\"1\"}").isProblem(400, "WRONG_TYPE", "min");
        Api.steer("spot", "{\"hold\":1}").isProblem(400, "WRONG_TYPE", "hold: needs true or false");
        for (String body : new String[] {"", "null", "[]", "{} {}"}) {
            Api.steer("spot", body).isProblem(400, "WRONG_TYPE", "the body needs to be one JSON object");
        }
        for (String body : new String[] {"{", "min", "{\"min\":1,\"min\":2}"}) {
            Api.steer("spot", body).isProblem(400, "MALFORMED_JSON", "");
        }
    }

    @Test
    void thereIsNoOtherPool() {
        Api.steer("nobody", "{}").isProblem(404, "POOL_NOT_FOUND", "[spot, fargate]");
        Api.steer("SPOT", "{}").isProblem(404, "POOL_NOT_FOUND", "[spot, fargate]");
    }

    @Test
    void onlyOperatorsSteer() {
        Api.put(LiveScaler.ACME, "/v1/pools/spot", "{\"max\":9}").isProblem(403, "FORBIDDEN", "not for that");
        assertThat(limits(Api.SCALER)).isEqualTo(new PoolLimits(1, 4));
    }

    @Test
    void anOrderThatWasNotAnsweredMayBeRepeated() {
        for (Verdict lost : new Verdict[] {Verdict.LOST_BEFORE, Verdict.LOST_AFTER}) {
            Api.SCALER.orders().next("give", lost);
            Answer answer = Api.steer("spot", "{\"max\":7}");
            answer.isProblem(503, "STORE_UNAVAILABLE", "repeat the same request");
            assertThat(answer.response().headers().firstValueAsLong("Retry-After"))
                    .hasValue(2);
        }
        assertThat(Api.steer("spot", "{\"max\":7}").status()).isEqualTo(200);
        assertThat(limits(Api.SCALER)).isEqualTo(new PoolLimits(1, 7));
    }
}
