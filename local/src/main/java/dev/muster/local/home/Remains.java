package dev.muster.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an earlier platform left in its folders: without the store it belonged to, it means nothing. */
public final class Remains {
    private Remains() {}

    /** Only for who holds the lock. */
    public static void remove(Home home) {
        for (Path folder : List.of(home.logs(), home.payloads(), home.scratch(), home.ports())) {
            empty(folder);
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.equals(folder) && !isOutput(one)) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (NoSuchFileException gone) {
            // By a child that still ends.
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot empty " + folder, failed);
        }
    }

    /** The supervisor's own is open already. */
    private static boolean isOutput(Path file) {
        return file.toString().endsWith(".out");
    }
}
