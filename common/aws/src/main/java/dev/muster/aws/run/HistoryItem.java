package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.Attempt;
import dev.muster.run.Checkpoint;
import dev.muster.run.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class HistoryItem {
    private HistoryItem() {}

    static void write(Item item, History history) {
        item.instant(Attributes.CREATED, history.created())
                .instant(Attributes.QUEUED, history.queued())
                .instant(Attributes.STARTED, history.started());
        attempts(item, history.attempts());
        if (history.placement() != null) {
            PlacementItem.write(item, history.placement());
        }
        if (history.checkpoint() != null) {
            checkpoint(item, history.checkpoint());
        }
    }

    static Item attempts(Item item, List<Attempt> attempts) {
        return item.items(
                Attributes.ATTEMPTS, attempts.stream().map(AttemptItem::write).toList());
    }

    static Item checkpoint(Item item, Checkpoint checkpoint) {
        return PayloadItem.write(item, Attributes.CHECKPOINT, checkpoint.value())
                .number(Attributes.CHECKPOINT_SEQUENCE, checkpoint.sequence());
    }

    static History read(Item item) {
        return new History(
                item.instant(Attributes.CREATED),
                item.instant(Attributes.QUEUED),
                item.has(Attributes.STARTED) ? item.instant(Attributes.STARTED) : null,
                item.has(Attributes.WORKER) ? PlacementItem.read(item) : null,
                checkpoint(item),
                item.items(Attributes.ATTEMPTS).stream().map(AttemptItem::read).toList());
    }

    private static @Nullable Checkpoint checkpoint(Item item) {
        return item.has(Attributes.CHECKPOINT_SEQUENCE)
                ? new Checkpoint(
                        item.number(Attributes.CHECKPOINT_SEQUENCE), PayloadItem.read(item, Attributes.CHECKPOINT))
                : null;
    }
}
