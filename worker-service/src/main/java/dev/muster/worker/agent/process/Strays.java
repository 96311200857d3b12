package dev.muster.worker.agent.process;

import dev.muster.pace.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Kills what has left its agent's group and outlives its run, where nothing else would hold it: known by its working
 * folder, which is gone with its run.
 *
 * @param root with the folders of all attempts
 */
record Strays(Path root) implements Step {
    private static final Duration TURN = Duration.ofSeconds(5);
    /** The kernel puts it behind the name of a folder. */
    private static final String DELETED = " (deleted)";

    @Override
    public Duration run() {
        Descendants.workingIn(root, this::isGone).forEach(ProcessHandle::destroyForcibly);
        return TURN;
    }

    private boolean isGone(Path folder) {
        if (folder.equals(root)) {
            return false;
        }
        String name = root.relativize(folder).getName(0).toString();
        String attempt = name.endsWith(DELETED) ? name.substring(0, name.length() - DELETED.length()) : name;
        return Files.notExists(root.resolve(attempt));
    }
}
