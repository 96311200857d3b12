package dev.muster.simulation.replay;

import dev.muster.fleet.Pool;
import dev.muster.simulation.replay.Timeline.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws replays on one page that needs nothing beside itself. */
record Page(String title, String table, Map<String, Timeline> timelines) {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 260;
    private static final int POINTS = 900;

    /** @return the file written */
    Path write(Path folder) throws IOException {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>body{font-family:sans-serif;margin:2em}img{display:block}</style><h1>")
                .append(escaped(title))
                .append("</h1><pre>")
                .append(escaped(table))
                .append("</pre>");
        for (Map.Entry<String, Timeline> one : timelines.entrySet()) {
            html.append("<h2>").append(escaped(one.getKey())).append("</h2>");
            for (XYChart chart : charts(one.getValue().moments(POINTS))) {
                html.append("<img alt=\"")
                        .append(escaped(chart.getTitle()))
                        .append("\" src=\"data:image/png;base64,")
                        .append(Base64.getEncoder()
                                .encodeToString(BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG)))
                        .append("\">");
            }
        }
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("replay.html"), html);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static List<XYChart> charts(List<Moment> moments) {
        XYChart arrivals = chart("runs accepted", "in all");
        add(arrivals, "accepted", moments, Moment::accepted);
        XYChart backlog = chart("backlog", "messages");
        add(backlog, "waiting", moments, Moment::visible);
        XYChart capacity = chart("capacity", "slots");
        capacity.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
        add(capacity, "busy", moments, Moment::busy);
        for (Pool pool : moments.getFirst().slots().keySet().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList()) {
            add(capacity, pool.name(), moments, moment -> moment.slots().getOrDefault(pool, 0));
        }
        XYChart cost = chart("cost", "$/h");
        add(cost, "spending", moments, Moment::spending);
        return List.of(arrivals, backlog, capacity, cost);
    }

    private static XYChart chart(String title, String unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("minutes")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setMarkerSize(0);
        return chart;
    }

    private static void add(XYChart chart, String name, List<Moment> moments, ToDoubleFunction<Moment> value) {
        chart.addSeries(
                        name,
                        moments.stream().map(Moment::minute).collect(Collectors.toList()),
                        moments.stream().map(value::applyAsDouble).collect(Collectors.toList()))
                .setMarker(SeriesMarkers.NONE);
    }
}
