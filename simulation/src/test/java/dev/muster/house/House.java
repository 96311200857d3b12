package dev.muster.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** All there is to judge: the compiled classes and the sources of every room. */
final class House {
    /** By Spring, ahead of time. */
    private static final Pattern GENERATED = Pattern.compile(".*__[^/]*\\.class");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testkit/"))
            .withImportOption(location -> !location.matches(GENERATED))
            .importPackages("dev.muster");

    private House() {}

    static JavaClasses only(Class<?>... offences) {
        return new ClassFileImporter().importClasses(offences);
    }

    static List<Path> sources() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
