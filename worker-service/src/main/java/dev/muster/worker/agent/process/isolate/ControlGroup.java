package dev.muster.worker.agent.process.isolate;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.ControlGroups.Version;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The processes of one attempt: who is in it stays in it with all that he starts, whatever becomes of his parents.
 *
 * @param folders one, or one for each controller, each with the same processes
 */
record ControlGroup(Version version, List<Path> folders) {
    record Setting(String file, String value) {}

    static final String PROCESSES = "cgroup.procs";

    private static final Logger LOG = System.getLogger(ControlGroup.class.getName());
    private static final String KILL = "cgroup.kill";
    private static final String MOST_PROCESSES = "pids.max";
    private static final Duration TURN = Duration.ofMillis(2);
    private static final int MOST_TURNS = 1_000;

    void set(List<Setting> settings) throws IOException {
        for (Path folder : folders) {
            for (Setting setting : settings) {
                Path file = folder.resolve(setting.file());
                if (Files.exists(file)) {
                    write(file, setting.value());
                }
            }
        }
    }

    void limit(AgentSpec agent) throws IOException {
        set(ControlGroups.limits(version, agent));
    }

    void enter(long pid) throws IOException {
        for (Path folder : folders) {
            write(folder.resolve(PROCESSES), Long.toString(pid));
        }
    }

    /** In one step, or where that is not to be had by letting nobody start another first. */
    void kill() {
        try {
            for (Path folder : folders) {
                kill(folder);
            }
        } catch (NoSuchFileException removed) {
            LOG.log(Level.DEBUG, "a group that is gone has no processes", removed);
        } catch (IOException refused) {
            LOG.log(Level.WARNING, "left alive until the worker ends: processes of " + folders, refused);
        }
    }

    private static void kill(Path folder) throws IOException {
        if (Files.exists(folder.resolve(KILL))) {
            write(folder.resolve(KILL), "1");
            return;
        }
        if (Files.exists(folder.resolve(MOST_PROCESSES))) {
            write(folder.resolve(MOST_PROCESSES), "0");
        }
        for (String pid : Files.readAllLines(folder.resolve(PROCESSES))) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /**
     * Once nobody is in it any more, who is killed as long as there is one; also where the thread is interrupted.
     *
     * @return false where somebody cannot be killed
     */
    boolean remove() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (isRemoved()) {
                return true;
            }
            kill();
            boolean interrupted = Thread.interrupted(); // else nobody would wait below
            LockSupport.parkNanos(TURN.toNanos());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        LOG.log(Level.WARNING, "left behind until the worker ends: {0}", folders);
        return false;
    }

    private boolean isRemoved() {
        try {
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
            return true;
        } catch (FileSystemException busy) {
            return false;
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "a group that cannot be removed", failed);
            return false;
        }
    }

    /** How often it happened, by files whose lines are a name and a number. */
    long count(String file, String name) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .flatMap(ControlGroup::lines)
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    static void write(Path file, String value) throws IOException {
        Files.writeString(file, value, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
