package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.fleet.Pool;
import dev.muster.fleet.WorkerId;
import dev.muster.run.Placement;

final class PlacementItem {
    private PlacementItem() {}

    static Item write(Item item, Placement placement) {
        return item.text(Attributes.POOL, placement.pool().name())
                .text(Attributes.WORKER, placement.worker().value());
    }

    static Placement read(Item item) {
        return new Placement(new Pool(item.text(Attributes.POOL)), new WorkerId(item.text(Attributes.WORKER)));
    }
}
