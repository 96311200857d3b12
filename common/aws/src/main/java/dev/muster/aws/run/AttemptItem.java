package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.Attempt;

final class AttemptItem {
    private static final String NUMBER = "number";
    private static final String OUTCOME = "outcome";

    private AttemptItem() {}

    static Item write(Attempt attempt) {
        Item item = PlacementItem.write(new Item(), attempt.placement())
                .number(NUMBER, attempt.number())
                .instant(Attributes.STARTED, attempt.started())
                .instant(Attributes.ENDED, attempt.ended())
                .text(OUTCOME, attempt.outcome().name());
        return attempt.error() == null ? item : item.item(Attributes.ERROR, ErrorItem.write(attempt.error()));
    }

    static Attempt read(Item item) {
        return new Attempt(
                item.count(NUMBER),
                PlacementItem.read(item),
                item.instant(Attributes.STARTED),
                item.instant(Attributes.ENDED),
                Attempt.Outcome.valueOf(item.text(OUTCOME)),
                item.has(Attributes.ERROR) ? ErrorItem.read(item.item(Attributes.ERROR)) : null);
    }
}
