package dev.muster.simulation.price;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.muster.simulation.terminal.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Something that is paid beside the units.
 *
 * @param price $ for {@code of} units; none where it is not known
 * @param quantity units for one of what {@code per} counts
 * @param note where the quantity comes from
 */
public record Item(
        String what,
        @JsonSetter(nulls = Nulls.SET) @Nullable Double price,
        double of,
        String unit,
        double quantity,
        Per per,
        String note) {
    private static final Bounds OF = new Bounds(1, 1e9);
    private static final Bounds QUANTITY = new Bounds(0, 1e9);

    public Item {
        if (price != null) {
            Prices.DOLLARS.check("price", price);
        }
        OF.check("of", of);
        QUANTITY.check("quantity", quantity);
    }

    /** What a quantity is counted by. A unit is an instance or a task; an instance month is one instance for a month. */
    public enum Per {
        MONTH,
        HOUR,
        RUN,
        UNIT_HOUR,
        INSTANCE_MONTH
    }
}
