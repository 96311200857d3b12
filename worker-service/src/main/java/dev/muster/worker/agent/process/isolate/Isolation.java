package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How agents are kept apart on this machine: chosen once, by what it allows.
 *
 * @param scratch a folder of this worker alone, below which attempts work
 */
public record Isolation(Path scratch, Users users, Optional<ControlGroups> groups) {
    private static final Logger LOG = System.getLogger(Isolation.class.getName());

    /**
     * What is asked for.
     *
     * @param scratch in which the worker makes a folder of its own
     * @param sharedUser whether agents are to run under the worker's own user
     */
    public record Wish(Path scratch, boolean sharedUser, UserRange users) {}

    /** @param how absent where the machine has no {@code setpriv} */
    public static Isolation choose(Wish wish, Optional<UserSwitch> how) throws IOException {
        Path scratch = folder(wish.scratch());
        Users users = wish.sharedUser() ? new Users.Shared() : apart(wish.users(), how, scratch);
        String prefix = String.valueOf(scratch.getFileName());
        Isolation chosen = new Isolation(scratch, users, ControlGroups.find(Hierarchies.ofThisProcess(), prefix));
        Level level = users instanceof Users.Apart ? Level.INFO : Level.WARNING;
        InForce holds = chosen.inForce();
        LOG.log(level, "{0}; control groups: {1}; limits: {2}", holds.users(), holds.groups(), holds.limits());
        return chosen;
    }

    /** Nothing but limits that every user may set himself. */
    public static Isolation none(Path scratch) throws IOException {
        return new Isolation(folder(scratch), new Users.Shared(), Optional.empty());
    }

    private static Path folder(Path scratch) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(scratch).toAbsolutePath(), "muster-");
    }

    private static Users apart(UserRange range, Optional<UserSwitch> how, Path scratch) {
        if (how.isEmpty()) {
            return new Users.Refused("this machine has no setpriv (util-linux)");
        }
        try {
            // Those of other agents can be passed, but not listed.
            Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwx--x--x"));
            return apart(new UserPool(range), how.get(), scratch);
        } catch (IOException refused) {
            return new Users.Refused(refused.toString());
        }
    }

    private static Users apart(UserPool pool, UserSwitch how, Path scratch) throws IOException {
        int user = pool.take(any -> true);
        Optional<String> fault = how.probe(user, scratch);
        if (fault.isPresent()) {
            pool.leave();
            return new Users.Refused(fault.get());
        }
        pool.giveBack(user);
        return new Users.Apart(pool, how);
    }

    /**
     * @param name of no other cell of this worker
     * @throws IOException where this machine cannot, for now
     */
    public Cell open(String name) throws IOException {
        return Cell.open(name, users, groups);
    }

    /** Whether nothing but the agent's own good behaviour keeps what it starts where it can be found. */
    public boolean isLoose() {
        return groups.isEmpty() && users instanceof Users.Shared;
    }

    /** Whether no process agent may run here. */
    public boolean isRefused() {
        return users instanceof Users.Refused;
    }

    /** Those of the files that some agent could not read and execute. */
    public List<Path> unreachable(List<Path> files) throws IOException {
        return users instanceof Users.Apart(UserPool pool, UserSwitch how) && !files.isEmpty()
                ? how.unreachable(pool.range().first(), files)
                : List.of();
    }

    /** The users that are this worker's so far. */
    public List<Integer> claimed() {
        return users instanceof Users.Apart(UserPool pool, UserSwitch _) ? pool.claimed() : List.of();
    }

    /** What whoever cleans up after a worker that is gone must know, as an environment. */
    public Map<String, String> remains() {
        Map<String, String> remains = new HashMap<>();
        remains.put("SCRATCH", scratch.toString());
        remains.put("CELLS", groups.map(ControlGroups::beginnings).orElse(""));
        if (users instanceof Users.Apart(UserPool pool, UserSwitch how)) {
            remains.put("SETPRIV", how.setpriv());
            remains.put("CLAIMS", pool.range().claims().toString());
        }
        return remains;
    }

    public InForce inForce() {
        String where = groups.map(all -> all.version() + " in " + all.parents()).orElse("none that can be written");
        return InForce.of(users, where, groups.isPresent());
    }
}
