package dev.muster.simulation.plan;

/**
 * How many runs a unit takes at once.
 *
 * @param byMemory how many its memory would allow
 * @param bound which of the two binds
 */
record Slots(int slots, int byMemory, Bound bound) {
    /** Of a machine's memory, what a worker gives to its agents. */
    private static final double MEMORY_SHARE = 0.7;

    private static final double MB_OF_GIB = 1024;

    enum Bound {
        SLOTS,
        MEMORY
    }

    static Slots of(double memoryGib, Assumptions assumed) {
        int byMemory = (int) (memoryGib * MB_OF_GIB * MEMORY_SHARE / assumed.softLimitMb());
        return assumed.slots() <= byMemory
                ? new Slots(assumed.slots(), byMemory, Bound.SLOTS)
                : new Slots(byMemory, byMemory, Bound.MEMORY);
    }
}
