package dev.muster.aws.run;

import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.create.TableDefinition.Attribute;
import dev.muster.aws.create.TableDefinition.Keys;
import java.util.List;

/** The table of what agents tell, several events an item, and the names of its attributes. */
public final class EventsTable {
    static final String RUN = "run";

    /** The position of an item's last event: whoever looks for what comes after a position needs no item before it. */
    static final String LAST = "last";

    static final String EVENTS = "events";
    static final String FENCE = "fence";
    static final String NUMBER = "n";
    static final String KIND = "kind";
    static final String AT = "at";
    static final String VALUE = "value";
    static final String REMOVE_AT = "remove_at";

    public static final TableDefinition DEFINITION =
            new TableDefinition(Keys.of(Attribute.text(RUN), Attribute.text(LAST)), List.of(), REMOVE_AT);

    private EventsTable() {}
}
