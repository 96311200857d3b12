package dev.muster.worker.permit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is left of a worker's room. A permit is taken before a message is received, for the largest run it may bring. */
public final class Permits {
    private final Footprint capacity;
    private final Footprint largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private Footprint free;
    private int busy;

    /** @param largest what one run takes at most, within the capacity */
    public Permits(Footprint capacity, Footprint largest) {
        if (!largest.fitsInto(capacity)) {
            throw new IllegalArgumentException("a run may take " + largest + ": needs to fit into " + capacity);
        }
        this.capacity = capacity;
        this.largest = largest;
        this.free = capacity;
    }

    /** Waits until there is room for one more run, then takes as many permits as there is room for. */
    public List<Permit> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!largest.fitsInto(free)) {
                freed.await();
            }
            List<Permit> taken = new ArrayList<>();
            while (taken.size() < most && largest.fitsInto(free)) {
                free = free.minus(largest);
                taken.add(new Permit(this, largest));
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void settle(Footprint reserved, Footprint needed) {
        change(reserved.minus(needed), needed.slots());
    }

    void giveBack(Footprint part, int busySlots) {
        change(part, -busySlots);
    }

    private void change(Footprint back, int busySlots) {
        lock.lock();
        try {
            free = free.plus(back);
            busy += busySlots;
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    public int slots() {
        return capacity.slots();
    }

    /** Slots of claimed runs, without those that are only kept free for a message. */
    public int busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }
}
