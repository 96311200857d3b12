package dev.muster.worker.agent.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * All processes that descend from one and have not left its group. The JDK can signal a process, not a group, and a
 * {@code kill} spawned for each would double what a short run costs.
 *
 * @param leader whose pid is the number of the group
 */
record ProcessGroup(Process leader) {
    private static final int SIGKILL = 9;
    private static final int PROBE = 0;
    private static final MethodHandle KILL = bind();

    ProcessGroup {
        if (leader.pid() < 2) {
            throw new IllegalArgumentException("process group " + leader.pid() + ": needs at least 2");
        }
    }

    @SuppressWarnings("restricted") // Any call of the C library is.
    private static MethodHandle bind() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /**
     * Kills what is left of the group. The kernel gives a number away again only after its group is empty, so once the
     * leader is reaped a process of its number is a stranger's, and nobody is left to kill.
     */
    void kill() {
        int id = Math.toIntExact(leader.pid());
        if (leader.isAlive() || signal(id, PROBE) != 0) {
            signal(-id, SIGKILL);
        }
    }

    private static int signal(int target, int signal) {
        try {
            return (int) KILL.invokeExact(target, signal);
        } catch (Throwable impossible) {
            throw new IllegalStateException("kill(2) throws nothing", impossible);
        }
    }
}
