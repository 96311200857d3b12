package dev.muster.worker.agent.process.isolate;

import dev.muster.run.AgentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What one attempt is kept in: a user, a control group and limits, as far as this machine has them. */
public final class Cell implements AutoCloseable {
    /** In which POSIX has shells count the size of files. */
    private static final int BLOCK = 512;

    private static final int KIBIBYTE = 1024;

    private record Tenant(int user, Users.Apart users) {}

    private final Optional<Tenant> tenant;
    private final Optional<ControlGroup> group;
    private boolean closed;

    private Cell(Optional<Tenant> tenant, Optional<ControlGroup> group) {
        this.tenant = tenant;
        this.group = group;
    }

    static Cell open(String name, Users users, Optional<ControlGroups> groups) throws IOException {
        Optional<Tenant> tenant = tenant(users, groups.isPresent() ? any -> true : Residents::isNone);
        try {
            Optional<ControlGroup> group = groups.isEmpty()
                    ? Optional.empty()
                    : Optional.of(groups.get().create(name));
            return new Cell(tenant, group);
        } catch (IOException refused) {
            tenant.ifPresent(one -> one.users.pool().giveBack(one.user));
            throw refused;
        }
    }

    private static Optional<Tenant> tenant(Users users, IntPredicate vacant) throws IOException {
        return switch (users) {
            case Users.Apart apart -> Optional.of(new Tenant(apart.pool().take(vacant), apart));
            case Users.Shared shared -> Optional.empty();
            case Users.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** The user it runs under, where that is not the worker's. */
    public Optional<Integer> user() {
        return tenant.map(Tenant::user);
    }

    /** The command, once it is the right user. */
    public List<String> command(List<String> last) {
        List<String> command = new ArrayList<>();
        tenant.ifPresent(one -> command.addAll(one.users.how().to(one.user)));
        command.addAll(last);
        return command;
    }

    /** Files that are the agent's, and no other's. */
    public void own(Path... files) throws IOException {
        if (tenant.isPresent()) {
            for (Path file : files) {
                Files.setAttribute(file, "unix:uid", tenant.get().user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", tenant.get().user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** With all that the process will start. */
    public void enter(long pid) throws IOException {
        if (group.isPresent()) {
            group.get().enter(pid);
        }
    }

    /** Limits the process that has entered, which has not begun yet, to what its agent may have as a group. */
    public void limit(AgentSpec agent) throws IOException {
        if (group.isPresent()) {
            group.get().limit(agent);
        }
    }

    /** What a shell does to limit itself, and all that it starts, to what its agent may have. A lower limit stays. */
    public List<String> limits(AgentSpec agent) {
        List<String> limits = new ArrayList<>(List.of("ulimit -c 0"));
        limits.add(lower("-f", agent.limits().disk().bytes() / BLOCK));
        if (group.isEmpty()) {
            limits.add(lower("-d", agent.memory().bytes() / KIBIBYTE));
            if (tenant.isPresent()) { // else all that the worker's own user has would count
                long processes = agent.limits().processes();
                limits.add(lower("-u", processes) + " || " + lower("-p", processes)); // as bash has it, and as others
            }
        }
        return limits;
    }

    private static String lower(String limit, long most) {
        return "ulimit " + limit + " " + most + " 2>/dev/null";
    }

    /**
     * Everything in it, unless it is closed: its user may be another's by then. What has left all its parents is found
     * only where there is a group, or a user for each.
     */
    public synchronized void kill() {
        if (closed) {
            return;
        }
        if (group.isPresent()) {
            group.get().kill();
        } else {
            tenant.ifPresent(one -> one.users.how().kill(one.user));
        }
    }

    /** What it was refused, as far as the kernel tells; not what becomes of its folder. */
    public Optional<Excess> excess() {
        if (counted("memory.events", "oom_kill") || counted("memory.oom_control", "oom_kill")) {
            return Optional.of(Excess.MEMORY);
        }
        return counted("pids.events", "max") ? Optional.of(Excess.PROCESSES) : Optional.empty();
    }

    private boolean counted(String file, String name) {
        return group.filter(one -> one.count(file, name) > 0).isPresent();
    }

    /** Nobody may live in it any more; a user under whom somebody may is not given to another. */
    @Override
    public synchronized void close() {
        closed = true;
        if (group.map(ControlGroup::remove).orElse(true)) {
            tenant.ifPresent(one -> one.users.pool().giveBack(one.user));
        }
    }
}
