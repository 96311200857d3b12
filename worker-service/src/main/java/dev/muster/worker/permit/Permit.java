package dev.muster.worker.permit;

/** Room for one run. Used by one thread. */
public final class Permit implements AutoCloseable {
    private final Permits from;
    private Footprint held;
    private int busySlots;
    private boolean arriving = true;

    Permit(Permits from, Footprint held) {
        this.from = from;
        this.held = held;
    }

    /** Once the run is claimed: gives back what it does not need after all. */
    public void use(Footprint needed) {
        if (!needed.fitsInto(held)) {
            throw new IllegalArgumentException("a run needs " + needed + ": its permit is for " + held);
        }
        from.settle(held, needed);
        held = needed;
        busySlots = needed.slots();
    }

    /** Once it is known what becomes of the message: somebody else may arrive. */
    public void arrived() {
        if (arriving) {
            arriving = false;
            from.arrived();
        }
    }

    @Override
    public void close() {
        arrived();
        from.giveBack(held, busySlots);
        held = Footprint.NONE;
        busySlots = 0;
    }
}
