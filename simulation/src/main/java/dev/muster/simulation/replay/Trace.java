package dev.muster.simulation.replay;

import dev.muster.simulation.cloud.Workload;
import dev.muster.simulation.terminal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads what came when, and how long it took: CSV with the columns {@code arrival_seconds,service_seconds}. */
final class Trace {
    static final String HEADER = "arrival_seconds,service_seconds";
    private static final double MINUTE = 60;

    private record Line(double arrival, double service) {}

    private Trace() {}

    /** @param scale so many copies lie over each other, each shifted inside its minutes */
    static Workload read(Path file, int scale) throws IOException {
        List<Line> lines = lines(file);
        List<Line> all = new ArrayList<>(lines.size() * scale);
        for (int copy = 0; copy < scale; copy++) {
            double shift = MINUTE * copy / scale;
            lines.forEach(line -> all.add(shifted(line, shift)));
        }
        all.sort(Comparator.comparingDouble(Line::arrival));
        return new Workload(
                all.stream().mapToDouble(Line::arrival).toArray(),
                all.stream().mapToDouble(Line::service).toArray());
    }

    private static Line shifted(Line line, double shift) {
        double minute = Math.floor(line.arrival / MINUTE) * MINUTE;
        return new Line(minute + (line.arrival - minute + shift) % MINUTE, line.service);
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            String header = reader.readLine();
            if (!HEADER.equals(header)) {
                throw new Refusal(file + ": begins with '" + header + "', needs " + HEADER);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line(file, lines.size() + 2, line));
            }
        }
        return lines;
    }

    private static Line line(Path file, int number, String text) {
        String[] fields = text.split(",", -1);
        try {
            double arrival = Double.parseDouble(fields[0]);
            double service = Double.parseDouble(fields[1]);
            if (fields.length == 2 && arrival >= 0 && service >= 0 && arrival < 1e9 && service < 1e9) {
                return new Line(arrival, service);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException told) {
            // below
        }
        throw new Refusal(file + ", line " + number + ": '" + text + "' needs two numbers of at least 0 and below 1e9");
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
