package dev.muster.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private final RandomGenerator random = RandomGenerator.getDefault();

    @Test
    void aKeyIsMadeOnceAndOnlyItsOwnerCanReadIt(@TempDir Path folder) throws Exception {
        Home home = new Home(folder, folder);

        ApiKey made = ApiKey.find(Map.of(), home, random);

        assertThat(ApiKey.find(Map.of(), home, random)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(home.apiKey()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyOfTheEnvironmentIsTakenAndWrittenNowhere(@TempDir Path folder) {
        Home home = new Home(folder, folder);

        ApiKey given = ApiKey.find(Map.of("MUSTER_API_KEY", "hello-key"), home, random);

        assertThat(given.value()).isEqualTo("hello-key");
        assertThat(given.toString()).doesNotContain("hello");
        assertThat(home.apiKey()).doesNotExist();
    }

    @Test
    void theHashIsSha256InHex() {
        assertThat(new ApiKey("password").sha256())
                .isEqualTo("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "two words here", "pa$$word!", "a=key=inside", "schlüssel", "========"})
    void aKeyThatNoBearerCouldCarryIsRefusedAndNotShown(String key) {
        assertThatThrownBy(() -> new ApiKey(key))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MUSTER_API_KEY")
                .hasMessageContaining("[a-zA-Z0-9._~+/-]+=*")
                .hasMessageNotContaining(key);
    }

    @Test
    void aKeyMayHaveAllThatABearerMay() {
        assertThat(new ApiKey("azAZ09-._~+/==").value()).isEqualTo("azAZ09-._~+/==");
    }
}
