package dev.muster.aws.run;

import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.create.TableDefinition.Attribute;
import dev.muster.aws.create.TableDefinition.Index;
import dev.muster.aws.create.TableDefinition.Keys;
import java.util.List;
import java.util.Set;

/** The table of runs. Only {@code listing} holds every run; the others hold those that wait and those that run. */
public final class RunsTable {
    static final String WAITING = "waiting";
    static final String OWNER = "owner";
    static final String LISTING = "listing";

    public static final TableDefinition DEFINITION = new TableDefinition(
            Keys.of(Attribute.text(Attributes.ID)),
            List.of(
                    new Index(
                            WAITING,
                            Keys.of(Attribute.text(Attributes.WAITING), Attribute.number(Attributes.WAKE)),
                            Set.of(
                                    Attributes.TENANT,
                                    Attributes.AGENT,
                                    Attributes.QUEUED,
                                    Attributes.INTERVAL,
                                    Attributes.EXPIRES)),
                    new Index(
                            OWNER,
                            Keys.of(Attribute.text(Attributes.OWNER)),
                            Set.of(Attributes.FENCE, Attributes.NONCE, Attributes.CANCEL)),
                    new Index(
                            LISTING,
                            Keys.of(Attribute.text(Attributes.LISTED_UNDER), Attribute.text(Attributes.LISTED_AT)),
                            Set.of())),
            Attributes.REMOVE_AT);

    private RunsTable() {}
}
