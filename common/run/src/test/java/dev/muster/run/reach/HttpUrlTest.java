package dev.muster.run.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://agent.example, agent.example",
        "HTTPS://Agent.example.:8443/base/, Agent.example.",
        "http://localhost:80, localhost",
        "http://x1:80, x1",
        "http://3scale:80, 3scale",
        "http://8.8.8.8/, 8.8.8.8",
        "http://0.0.0.0, 0.0.0.0",
        "http://[::1]:80, [::1]",
        "http://[::ffff:127.0.0.1], [::ffff:127.0.0.1]"
    })
    void aHostIsANameOrAnAddress(String text, String host) {
        assertThat(HttpUrl.of(text).host()).isEqualTo(host);
    }

    @Test
    void anAddressIsKnownWithoutAskingForIt() {
        assertThat(HttpUrl.of("http://[::1]:80").address()).hasValue(InetAddress.ofLiteral("::1"));
        assertThat(HttpUrl.of("http://10.0.0.1").address()).hasValue(InetAddress.ofLiteral("10.0.0.1"));
        assertThat(HttpUrl.of("http://agent.example").address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "agent",
                "//agent",
                "/path",
                "http:agent",
                "http:///path",
                "file:///etc/passwd",
                "ftp://agent",
                "http://u@agent",
                "http://u:p@agent",
                "http://@agent",
                "http://agent?q",
                "http://agent/#f",
                "http://my_agent",
                "http://agent%2eexample",
                "http://ａgent",
                "http://127.1",
                "http://127.0.1",
                "http://2130706433",
                "http://0177.0.0.1",
                "http://127.0.0.01",
                "http://0x7f000001",
                "http://0X7F.1",
                "http://0x",
                "http://0",
                "http://127.0.0.1.",
                "http://256.0.0.1",
                "http://1.2.3.4.5",
                "http://a.1"
            })
    void aUrlThatCouldBeReadInTwoWaysIsRefused(String text) {
        assertThatThrownBy(() -> HttpUrl.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("url '" + text + "': needs http or https, a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a b", "http://[::1", "http://[1.2.3.4]", "http://agent\\@other", "http://a\r\nb"})
    void aUrlThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> HttpUrl.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
