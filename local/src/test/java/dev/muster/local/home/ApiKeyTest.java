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

    @Test
    void aKeyThatIsTooShortOrHasSpacesIsRefused() {
        assertThatThrownBy(() -> new ApiKey("short")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ApiKey("two words here")).isInstanceOf(Refusal.class);
    }
}
