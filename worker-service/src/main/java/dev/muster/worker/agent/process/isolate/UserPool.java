package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The users that this worker has taken. They stay its own until its warden has made sure that nobody lives under them: a
 * worker that took one earlier would have its agents killed as if they were leftovers.
 */
final class UserPool {
    private static final Logger LOG = System.getLogger(UserPool.class.getName());

    private final UserRange range;
    private final Deque<Integer> free = new ArrayDeque<>();
    private final List<Integer> claimed = new ArrayList<>();
    private int next;

    UserPool(UserRange range) throws IOException {
        this.range = range;
        Files.createDirectories(
                range.claims(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    UserRange range() {
        return range;
    }

    /**
     * @param vacant whether nothing is left of whoever ran under a user; one that it does not hold for rests for longer
     * @throws IOException where none is left
     */
    synchronized int take(IntPredicate vacant) throws IOException {
        for (int turn = free.size(); turn > 0; turn--) {
            int used = free.remove();
            if (vacant.test(used)) {
                return used;
            }
            free.add(used);
        }
        return claim(vacant);
    }

    private int claim(IntPredicate vacant) throws IOException {
        while (next < range.count()) {
            int user = range.first() + next++;
            if (!vacant.test(user)) {
                continue; // an earlier worker had it
            }
            try {
                Files.createFile(range.claim(user));
                claimed.add(user);
                return user;
            } catch (FileAlreadyExistsException another) {
                LOG.log(Level.DEBUG, "another worker has taken user {0}", user);
            }
        }
        throw new IOException("every user from " + range + " is taken (muster.worker.process-agents.users)");
    }

    synchronized List<Integer> claimed() {
        return List.copyOf(claimed);
    }

    /** Where none of them was used. */
    synchronized void leave() throws IOException {
        for (int user : claimed) {
            Files.deleteIfExists(range.claim(user));
        }
        claimed.clear();
    }

    synchronized void giveBack(int user) {
        free.add(user);
    }
}
