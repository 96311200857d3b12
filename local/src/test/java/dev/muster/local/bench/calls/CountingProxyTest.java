package dev.muster.local.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.PlainServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountingProxyTest {
    @Test
    void everyRequestIsPassedOnAndCountedByWhatItAsksFor() {
        try (PlainServer emulator =
                        PlainServer.start().on("/", asked -> new PlainServer.Answer(418, "{\"from\":\"there\"}"));
                CountingProxy proxy = CountingProxy.before(emulator.url());
                Caller caller = Caller.of(1)) {
            assertThat(caller.post(proxy.url(), "{}", Map.of("X-Amz-Target", "AmazonSQS.SendMessage")))
                    .isEqualTo(new Caller.Reply(418, "{\"from\":\"there\"}"));
            assertThat(proxy.counted().byTarget()).isEqualTo(Map.of("AmazonSQS.SendMessage", 1L));
        }
    }
}
