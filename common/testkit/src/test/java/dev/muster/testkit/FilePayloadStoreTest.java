package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.TransientFault;
import dev.muster.run.FilePayloadStore;
import dev.muster.run.PayloadStore;
import dev.muster.testkit.contract.PayloadStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePayloadStoreTest extends PayloadStoreContract {
    @TempDir
    private Path folder = Path.of("");

    @Override
    protected PayloadStore payloads() {
        return new FilePayloadStore(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "/outside", "", ".", "a/.."})
    void noKeyLeavesTheFolder(String key) {
        assertThatThrownBy(() -> payloads().put(key, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + key + "'");
        assertThatThrownBy(() -> payloads().get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payloads().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiskThatRefusesIsATransientFaultAndLeavesNoDraft() throws IOException {
        payloads().put("a/b/c", new byte[] {1});
        assertThatThrownBy(() -> payloads().put("a/b", new byte[0])).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> payloads().get("a/b")).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> payloads().delete("a/b")).isInstanceOf(TransientFault.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("a/b/c"));
        }
    }
}
