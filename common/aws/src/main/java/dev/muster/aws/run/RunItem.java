package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.Tally;

/** A whole run as one item. */
final class RunItem {
    private final StateItem states;

    RunItem(StateItem states) {
        this.states = states;
    }

    Item write(Run run) {
        Item item =
                states.write(run.id(), run.state()).text(Attributes.ID, run.id().value());
        RequestItem.write(item, run.request());
        HistoryItem.write(item, run.history());
        ListingKey.of(run).write(item);
        Tally tally = run.tally();
        return item.number(Attributes.FENCE, tally.fence())
                .number(Attributes.CLAIMS, tally.attempts())
                .number(Attributes.FAILURES, tally.failures())
                .number(Attributes.CRASHES, tally.crashes())
                .number(Attributes.INTERRUPTIONS, tally.interruptions());
    }

    static Run read(Item item) {
        Tally tally = new Tally(
                item.number(Attributes.FENCE),
                item.count(Attributes.CLAIMS),
                item.count(Attributes.FAILURES),
                item.count(Attributes.CRASHES),
                item.count(Attributes.INTERRUPTIONS));
        return new Run(
                new RunId(item.text(Attributes.ID)),
                RequestItem.read(item),
                StateItem.read(item),
                tally,
                HistoryItem.read(item));
    }
}
