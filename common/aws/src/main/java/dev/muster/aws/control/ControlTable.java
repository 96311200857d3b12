package dev.muster.aws.control;

import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.create.TableDefinition.Attribute;
import dev.muster.aws.create.TableDefinition.Keys;
import java.util.List;

/** The table of what steers the fleet, and the names of its attributes. Small: it is read whole. */
public final class ControlTable {
    public static final String ID = "id";
    static final String AGENT = "agent";
    static final String VERSION = "version";
    static final String STATE = "state";
    static final String EPOCH = "epoch";
    static final String SINCE = "since";
    static final String FORCED = "forced";
    static final String REASON = "reason";
    static final String BY = "opened_by";
    static final String ROUNDS = "rounds";
    static final String LEFT = "trials_left";
    static final String SUCCEEDED = "trials_succeeded";
    static final String FAILED = "trials_failed";

    static final String OWNER = "owner";
    static final String FENCE = "fence";
    static final String BEAT = "beat";
    static final String WANTED = "wanted";

    static final String ACCEPTED = "accepted";

    private static final String REMOVE_AT = "remove_at";

    public static final TableDefinition DEFINITION =
            new TableDefinition(Keys.of(Attribute.text(ID)), List.of(), REMOVE_AT);

    private ControlTable() {}
}
