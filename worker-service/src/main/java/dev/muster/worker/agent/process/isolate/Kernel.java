package dev.muster.worker.agent.process.isolate;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** What Linux offers and the JDK does not. */
public final class Kernel {
    private static final int SET_NO_NEW_PRIVILEGES = 38;

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
}
