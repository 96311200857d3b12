package dev.muster.aws.fleet;

import dev.muster.aws.item.Item;
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
        return report(worker.state(), worker.load())
                .text(WorkersTable.ID, worker.id().value())
                .text(WorkersTable.POOL, worker.unit().pool().name())
                .text(WorkersTable.UNIT, worker.unit().name())
                .number(WorkersTable.HEARTBEATS, worker.heartbeats())
                .flag(WorkersTable.CRASH_COUNTS, worker.crashCounts());
    }

    /** What a heartbeat says anew. */
    static Item report(WorkerState state, Load load) {
        return new Item()
                .text(WorkersTable.STATE, state.name())
                .number(WorkersTable.SLOTS, load.slots())
                .number(WorkersTable.BUSY, load.busy());
    }

    static Worker read(Item item) {
        return new Worker(
                new WorkerId(item.text(WorkersTable.ID)),
                new Unit(new Pool(item.text(WorkersTable.POOL)), item.text(WorkersTable.UNIT)),
                WorkerState.valueOf(item.text(WorkersTable.STATE)),
                item.number(WorkersTable.HEARTBEATS),
                new Load(item.count(WorkersTable.SLOTS), item.count(WorkersTable.BUSY)),
                item.flag(WorkersTable.CRASH_COUNTS));
    }

    /** DynamoDB removes an item up to two days after its time. */
    static boolean isGone(Item item, Instant now) {
        return item.has(WorkersTable.REMOVE_AT) && item.number(WorkersTable.REMOVE_AT) <= now.getEpochSecond();
    }
}
