package dev.muster.local.up;

import dev.muster.local.home.Home;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last lines of each log, for somebody whose platform did not come up. */
final class LogTail {
    private static final int LINES = 15;
    private static final int MOST_BYTES = 8_192;

    private LogTail() {}

    static String of(Home home) {
        try (Stream<Path> logs = Files.list(home.logs())) {
            return logs.sorted().map(LogTail::of).collect(Collectors.joining("\n"));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + home.logs(), failed);
        }
    }

    private static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - MOST_BYTES));
            byte[] end = new byte[MOST_BYTES];
            int length = Math.max(0, file.read(end));
            List<String> lines =
                    new String(end, 0, length, StandardCharsets.UTF_8).lines().toList();
            return "==> " + log + "\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + log, failed);
        }
    }
}
