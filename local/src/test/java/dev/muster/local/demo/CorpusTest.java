package dev.muster.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.home.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @Test
    void documentsAndSourcesAreTextsButWhatIsBuiltOrHiddenIsNot(@TempDir Path root) throws Exception {
        write(root.resolve("b/B.java"), "source");
        write(root.resolve("a.md"), "document");
        write(root.resolve("target/c.md"), "built");
        write(root.resolve(".git/d.md"), "hidden");
        write(root.resolve("e.jar"), "no text");
        Files.write(root.resolve("f.md"), new byte[] {(byte) 0xff});

        assertThat(Corpus.of(root)).containsExactly("document", "source");
    }

    @Test
    void aFolderWithoutTextsIsRefused(@TempDir Path root) {
        assertThatThrownBy(() -> Corpus.of(root)).isInstanceOf(Refusal.class);
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
