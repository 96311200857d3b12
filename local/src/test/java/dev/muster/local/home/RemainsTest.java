package dev.muster.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainsTest {
    @Test
    void whatBelongedToAStoreThatIsForgottenIsRemovedButNotTheKey(@TempDir Path folder) throws Exception {
        Home home = new Home(folder, folder.resolve("state"));
        home.make();
        Path log = Files.createFile(home.log("gateway"));
        Path output = Files.createFile(home.logs().resolve("supervisor.out"));
        Path payload = Files.createDirectories(home.payloads().resolve("a/b")).resolve("c");
        Files.createFile(payload);
        Files.createFile(home.apiKey());

        Remains.remove(home);

        assertThat(home.apiKey()).exists();
        assertThat(output).exists();
        assertThat(log).doesNotExist();
        assertThat(home.payloads()).isEmptyDirectory();
    }
}
