package dev.muster.simulation.price;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.muster.simulation.terminal.Bounds;

/** A percentage of which only the least and the most are published, written {@code [5, 10]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Band(double least, double most) {
    static final Bounds PERCENT = new Bounds(0, 100);

    public Band {
        PERCENT.check("least percentage", least);
        new Bounds(least, PERCENT.most()).check("most percentage", most);
    }
}
