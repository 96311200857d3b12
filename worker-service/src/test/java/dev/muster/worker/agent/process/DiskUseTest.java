package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {
    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    @Test
    void filesAtAnyDepthAreAddedUp() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.write(deep.resolve("one"), new byte[100_000]);
        Files.write(folder.resolve("two"), new byte[100_000]);

        assertThat(DiskUse.exhausts(folder, 200_000)).isTrue();
        assertThat(DiskUse.exhausts(folder, 200_000 + 4 * BLOCK)).isFalse();
    }

    @Test
    void anEmptyFileTakesABlock() throws IOException {
        for (int i = 0; i < 10; i++) {
            Files.createFile(folder.resolve("file-" + i));
        }
        assertThat(DiskUse.exhausts(folder, 10 * BLOCK)).isTrue();
        assertThat(DiskUse.exhausts(folder, 12 * BLOCK)).isFalse();
    }

    @Test
    void whatALinkPointsToDoesNotCountNorDoesAFolderThatIsGone() throws IOException {
        Path large = Files.write(folder.resolve("large"), new byte[1 << 20]);
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("link"), large);
        Files.createSymbolicLink(work.resolve("up"), folder);

        assertThat(DiskUse.exhausts(work, 1 << 20)).isFalse();
        assertThat(DiskUse.exhausts(folder.resolve("none"), 1)).isFalse();
    }
}
