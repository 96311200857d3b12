package dev.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.ServiceOnAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

class StartTest {
    private static final String HASH = "0".repeat(64);

    /** @return what is read by whoever starts the service like this */
    private static String refusal(String... settings) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            String[] all = Stream.of(
                            LiveGateway.get().stores().stream(),
                            Stream.of("--muster.agents-file=src/test/agents/agents.yaml"),
                            Stream.of(settings))
                    .flatMap(part -> part)
                    .toArray(String[]::new);
            assertThatThrownBy(() -> GatewayApplication.application().run(all)).isNotNull();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String[] key(String sha256, String tenant, String scopes) {
        return List.of("sha256=" + sha256, "tenant=" + tenant, "scopes=" + scopes).stream()
                .map(setting -> "--muster.gateway.keys[0]." + setting)
                .toArray(String[]::new);
    }

    @Test
    void withoutAKeyNothingStartsAndItSaysWhy() {
        assertThat(refusal())
                .contains("APPLICATION FAILED TO START")
                .contains("muster.gateway.keys")
                .contains("needs at least one key: sha256, tenant and scopes");
    }

    @Test
    void aKeyInPlaceOfItsHashIsRefusedAndNotShown() {
        assertThat(refusal(key("the-key-itself", "acme", "submit")))
                .contains("APPLICATION FAILED TO START")
                .contains("needs the SHA-256 of the key in 64 lower-case hex digits")
                .doesNotContain("the-key-itself");
    }

    @Test
    void aKeyForNothingOrOfNobodyIsRefused() {
        assertThat(refusal(key(HASH, "acme", ""))).contains("muster.gateway.keys[0].scopes");
        assertThat(refusal("--muster.gateway.keys[0].sha256=" + HASH, "--muster.gateway.keys[0].scopes=submit"))
                .contains("muster.gateway.keys[0].tenant");
    }

    @Test
    void aMistakeInTheAgentsFileIsRefusedByName() {
        assertThat(refusal(Stream.concat(
                                Stream.of(key(HASH, "acme", "submit")),
                                Stream.of("--muster.agents.wordcount.timeot=5s"))
                        .toArray(String[]::new)))
                .contains("APPLICATION FAILED TO START")
                .contains("muster.agents.wordcount.timeot");
    }

    @Test
    void aLimitOutOfItsBoundsIsRefusedByName() {
        assertThat(refusal(Stream.concat(
                                Stream.of(key(HASH, "acme", "submit")), Stream.of("--muster.gateway.recover.page=0"))
                        .toArray(String[]::new)))
                .contains("muster.gateway.recover.page");
        assertThat(refusal(Stream.concat(
                                Stream.of(key(HASH, "acme", "submit")),
                                Stream.of("--muster.gateway.http.body-limit=1GB"))
                        .toArray(String[]::new)))
                .contains("body-limit");
    }

    @Test
    void whatServicesAreSparedStillHasTheNameByWhichItIsLeftOut() {
        EnableAutoConfiguration made = ServiceOnAws.class.getAnnotation(EnableAutoConfiguration.class);
        assertThat(made.excludeName())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(getClass().getClassLoader().loadClass(name)).isNotNull());
    }
}
