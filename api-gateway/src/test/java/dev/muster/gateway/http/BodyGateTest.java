package dev.muster.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class BodyGateTest {
    private final BodyGate gate = new BodyGate(DataSize.ofMegabytes(1), DataSize.ofMegabytes(48));

    private static MockHttpServletRequest request(String path, int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[length]);
        return request;
    }

    private MockHttpServletRequest entered(MockHttpServletRequest request) {
        gate.preHandle(request, new MockHttpServletResponse(), this);
        return request;
    }

    private void assertFull(MockHttpServletRequest request) {
        assertThatThrownBy(() -> entered(request))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        busy -> assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void asMuchComesInAsThereIsMemoryFor() {
        MockHttpServletRequest first = entered(request("/v1/payloads", 10 << 20));
        entered(request("/v1/runs", 1 << 19));
        assertFull(request("/v1/runs", 1 << 20));
        entered(request("/v1/runs", 1 << 10));

        gate.afterCompletion(first, new MockHttpServletResponse(), this, null);
        gate.afterCompletion(first, new MockHttpServletResponse(), this, null);
        entered(request("/v1/payloads", 9 << 20));
        assertFull(request("/v1/payloads", 3 << 20));
    }

    @Test
    void aBodyWithoutALengthCountsAsTheLargest() {
        MockHttpServletRequest chunked = request("/v1/payloads", 0);
        chunked.addHeader("Transfer-Encoding", "chunked");
        entered(chunked);
        assertFull(request("/v1/payloads", 3 << 20));
    }

    @Test
    void whoBringsNothingIsNeverTurnedAway() {
        entered(request("/v1/payloads", 10 << 20));
        entered(request("/v1/runs", 1 << 20));
        entered(new MockHttpServletRequest("GET", "/v1/runs"));
    }
}
