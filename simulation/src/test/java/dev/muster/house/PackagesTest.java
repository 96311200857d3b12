package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
    @Test
    void everyPackageSaysInASentenceWhatItIsAndIsNullMarked() throws IOException {
        Stream<Path> packages = House.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Path::getParent)
                .distinct();
        assertThat(packages.filter(folder -> !isDescribed(folder)).toList()).isEmpty();
    }

    @Test
    void aPackageWithoutACharterIsFound(@TempDir Path folder) throws IOException {
        assertThat(isDescribed(folder)).isFalse();
        Files.writeString(folder.resolve("package-info.java"), "@NullMarked package a;");
        assertThat(isDescribed(folder)).isFalse();
        Files.writeString(folder.resolve("package-info.java"), "/** A room. */ @NullMarked package a;");
        assertThat(isDescribed(folder)).isTrue();
    }

    private static boolean isDescribed(Path folder) {
        Path info = folder.resolve("package-info.java");
        try {
            String text = Files.exists(info) ? Files.readString(info) : "";
            return List.of("/**", "@NullMarked").stream().allMatch(text::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
