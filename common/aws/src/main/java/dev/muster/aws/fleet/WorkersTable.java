package dev.muster.aws.fleet;

import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.create.TableDefinition.Attribute;
import dev.muster.aws.create.TableDefinition.Keys;
import java.util.List;

/** The table of workers, and the names of their attributes. */
public final class WorkersTable {
    static final String ID = "id";
    static final String POOL = "pool";
    static final String UNIT = "unit";
    static final String STATE = "state";
    static final String HEARTBEATS = "hb";
    static final String SLOTS = "slots";
    static final String BUSY = "busy";
    static final String COMPLETED = "completed";
    static final String CPU = "cpu";
    static final String CORDON = "cordon";
    static final String DRAINED = "drained";
    static final String CRASH_COUNTS = "crash_counts";
    /** Ids of runs to be stopped, until the worker has been told. */
    static final String CANCELS = "cancels";

    static final String REMOVE_AT = "remove_at";

    public static final TableDefinition DEFINITION =
            new TableDefinition(Keys.of(Attribute.text(ID)), List.of(), REMOVE_AT);

    private WorkersTable() {}
}
