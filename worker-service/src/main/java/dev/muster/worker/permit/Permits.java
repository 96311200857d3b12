package dev.muster.worker.permit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is left of a worker's room. A permit is taken before a message is received, for the largest run it may bring. */
public final class Permits {
    /** A call for messages waits for room of this part of the worker: others are under way meanwhile. */
    private static final int PARTS = 4;

    private final Footprint capacity;
    private final Footprint largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final int mostArriving;
    private final int several;
    private Footprint free;
    private int busy;
    private int arriving;

    /**
     * @param largest what one run takes at most, within the capacity
     * @param mostArriving permits whose run is not claimed yet, at least 1: a message that waits for its claim comes back
     *     to the queue meanwhile
     */
    public Permits(Footprint capacity, Footprint largest, int mostArriving) {
        if (!largest.fitsInto(capacity)) {
            throw new IllegalArgumentException("a run may take " + largest + ": needs to fit into " + capacity);
        }
        if (mostArriving < 1) {
            throw new IllegalArgumentException("arriving " + mostArriving + ": needs at least 1");
        }
        this.capacity = capacity;
        this.largest = largest;
        this.mostArriving = mostArriving;
        this.several = Math.max(1, Math.min(mostArriving, largest.timesIn(capacity)) / PARTS);
        this.free = capacity;
    }

    /**
     * Waits until there is room, then takes as many permits as there is room for. While others arrive, which will soon
     * make room or have taken it, it waits for room for several: each call for messages costs the same, however many come.
     */
    public List<Permit> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (room() < (arriving == 0 ? 1 : Math.min(most, several))) {
                freed.await();
            }
            List<Permit> taken = new ArrayList<>();
            for (int left = Math.min(most, room()); left > 0; left--) {
                free = free.minus(largest);
                arriving++;
                taken.add(new Permit(this, largest));
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private int room() {
        return Math.min(mostArriving - arriving, largest.timesIn(free));
    }

    void arrived() {
        lock.lock();
        try {
            arriving--;
            freed.signal();
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

    /** Whether nothing is claimed, received or asked for. */
    public boolean isIdle() {
        lock.lock();
        try {
            return free.equals(capacity);
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
