package dev.muster.aws.control;

import dev.muster.aws.item.Item;
import dev.muster.fleet.Leadership.Mandate;
import dev.muster.fleet.Pool;
import java.util.Map;
import java.util.stream.Collectors;

final class LeaderItem {
    static final String ID = "leader";

    private LeaderItem() {}

    static Item write(Mandate mandate) {
        Item wanted = new Item();
        mandate.wanted().forEach((pool, units) -> wanted.number(pool.name(), units));
        return new Item()
                .text(ControlTable.ID, ID)
                .text(ControlTable.OWNER, mandate.owner())
                .number(ControlTable.FENCE, mandate.fence())
                .number(ControlTable.BEAT, mandate.beat())
                .item(ControlTable.WANTED, wanted);
    }

    static Mandate read(Item item) {
        return new Mandate(
                item.text(ControlTable.OWNER),
                item.number(ControlTable.FENCE),
                item.number(ControlTable.BEAT),
                wanted(item.item(ControlTable.WANTED)));
    }

    private static Map<Pool, Integer> wanted(Item item) {
        return item.attributes().keySet().stream().collect(Collectors.toMap(Pool::new, item::count));
    }
}
