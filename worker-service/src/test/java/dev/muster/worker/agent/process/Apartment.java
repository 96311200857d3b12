package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.muster.worker.agent.process.isolate.Isolation;
import dev.muster.worker.agent.process.isolate.UserRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/** How agents are kept apart in a test, as far as this machine can: what it cannot is skipped. */
enum Apartment {
    /** A user for each, and a control group. */
    GROUPS,
    /** A user for each, as in a container without control groups. */
    USERS;

    /** Leaves its group, its folder, its parents and its pipes, having said its number; it ends by itself all the same. */
    static final String DAEMON = "(setsid sh -c 'echo $$; cd /; exec sleep 120 >/dev/null 2>&1 <&1' &); ";

    private static final UserRange USERS_OF_WORKERS = new UserRange(200_000, 100_000, Path.of("/run/muster/users"));
    private static final Duration GRACE = Duration.ofMillis(200);

    Isolation isolation(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x")); // a test's own is closed
        var wish = new Isolation.Wish(folder.resolve("scratch"), false, USERS_OF_WORKERS);
        Isolation best = Isolation.choose(wish, Workshop.programs(folder).userSwitch());
        assumeThat(best.isRefused())
                .as("a worker that may switch users: " + best.users())
                .isFalse();
        if (this == USERS) {
            return new Isolation(best.scratch(), best.users(), Optional.empty());
        }
        if (best.groups().isEmpty()) {
            leave(folder, best);
        }
        assumeThat(best.groups()).as("control groups that can be written").isPresent();
        return best;
    }

    /** What a runtime does at its end, where there was none. */
    static void leave(Path folder, Isolation isolation) throws IOException {
        new Warden(Workshop.programs(folder), isolation).close();
    }

    Workshop open(Path folder) throws IOException {
        return open(folder, isolation(folder));
    }

    static Workshop open(Path folder, Isolation isolation) throws IOException {
        return new Workshop(folder, GRACE, isolation);
    }
}
