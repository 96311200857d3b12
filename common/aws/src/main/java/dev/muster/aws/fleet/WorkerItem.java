package dev.muster.aws.fleet;

import dev.muster.aws.item.Item;
import dev.muster.fleet.Cordon;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import java.time.Instant;

final class WorkerItem {
    private WorkerItem() {}

    static Item write(Worker worker) {
        return report(worker.state(), worker.load(), worker.cordon().drained())
                .number(WorkersTable.CORDON, worker.cordon().asked())
                .text(WorkersTable.ID, worker.id().value())
                .text(WorkersTable.POOL, worker.unit().pool().name())
                .text(WorkersTable.UNIT, worker.unit().name())
                .number(WorkersTable.HEARTBEATS, worker.heartbeats())
                .flag(WorkersTable.CRASH_COUNTS, worker.crashCounts());
    }

    /** What a heartbeat says anew. */
    static Item report(WorkerState state, Load load, long drained) {
        return new Item()
                .text(WorkersTable.STATE, state.name())
                .number(WorkersTable.SLOTS, load.slots())
                .number(WorkersTable.BUSY, load.busy())
                .number(WorkersTable.COMPLETED, load.completed())
                .decimal(WorkersTable.CPU, load.cpu())
                .number(WorkersTable.DRAINED, drained);
    }

    static Worker read(Item item) {
        return new Worker(
                new WorkerId(item.text(WorkersTable.ID)),
                new Unit(new Pool(item.text(WorkersTable.POOL)), item.text(WorkersTable.UNIT)),
                WorkerState.valueOf(item.text(WorkersTable.STATE)),
                item.number(WorkersTable.HEARTBEATS),
                load(item),
                item.flag(WorkersTable.CRASH_COUNTS),
                new Cordon(cordon(item), told(item, WorkersTable.DRAINED)));
    }

    private static Load load(Item item) {
        return new Load(
                item.count(WorkersTable.SLOTS),
                item.count(WorkersTable.BUSY),
                told(item, WorkersTable.COMPLETED),
                item.has(WorkersTable.CPU) ? item.decimal(WorkersTable.CPU) : 0);
    }

    static long cordon(Item item) {
        return told(item, WorkersTable.CORDON);
    }

    /** Workers of the version before say nothing of it. */
    private static long told(Item item, String name) {
        return item.has(name) ? item.number(name) : 0;
    }

    /** DynamoDB removes an item up to two days after its time. */
    static boolean isGone(Item item, Instant now) {
        return item.has(WorkersTable.REMOVE_AT) && item.number(WorkersTable.REMOVE_AT) <= now.getEpochSecond();
    }
}
