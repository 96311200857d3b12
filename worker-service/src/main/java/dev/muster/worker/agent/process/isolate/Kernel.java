package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** What Linux offers and the JDK does not. A command for each would be one more process for each run. */
public final class Kernel {
    /** As Linux numbers them, on all but a few old processors. */
    enum Limit {
        FILE_SIZE(1),
        DATA(2),
        CORE(4),
        PROCESSES(6);

        private final int number;

        Limit(int number) {
            this.number = number;
        }
    }

    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final long PAIR = 2 * ValueLayout.JAVA_LONG.byteSize();

    /** Of options that take numbers, and these are passed in full. */
    private static final Optional<MethodHandle> PRCTL = bind(
            "prctl",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    private static final Optional<MethodHandle> PRLIMIT = bind(
            "prlimit",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS));

    private Kernel() {}

    @SuppressWarnings("restricted") // Any call of the C library is.
    private static Optional<MethodHandle> bind(String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(function -> linker.downcallHandle(function, shape, options));
    }

    /** Neither this thread nor a process that it starts will ever gain a privilege by what it executes, as with sudo. */
    public static boolean renouncePrivileges() {
        return PRCTL.filter(Kernel::renounced).isPresent();
    }

    private static boolean renounced(MethodHandle prctl) {
        try {
            return (int) prctl.invokeExact(SET_NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L) == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException("prctl(2) throws nothing", impossible);
        }
    }

    static boolean hasLimits() {
        return PRLIMIT.isPresent();
    }

    /** Lowers a limit of a process, and of all that it will start. One that is lower already stays. */
    static void limit(long pid, Limit limit, long most) throws IOException {
        if (PRLIMIT.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(PAIR, ValueLayout.JAVA_LONG.byteSize());
            call(pid, limit, MemorySegment.NULL, pair);
            long hard = pair.getAtIndex(ValueLayout.JAVA_LONG, 1);
            long value = Long.compareUnsigned(most, hard) < 0 ? most : hard;
            pair.setAtIndex(ValueLayout.JAVA_LONG, 0, value);
            pair.setAtIndex(ValueLayout.JAVA_LONG, 1, value);
            call(pid, limit, pair, MemorySegment.NULL);
        }
    }

    private static void call(long pid, Limit limit, MemorySegment next, MemorySegment last) throws IOException {
        int refused;
        try {
            refused = (int) PRLIMIT.orElseThrow().invokeExact(Math.toIntExact(pid), limit.number, next, last);
        } catch (Throwable impossible) {
            throw new IllegalStateException("prlimit(2) throws nothing", impossible);
        }
        if (refused != 0) {
            throw new IOException("the limit " + limit + " of process " + pid + " cannot be set");
        }
    }
}
