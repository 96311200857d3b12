package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who is there under a user: the dead count too, since for the kernel they do until somebody takes note of them. */
final class Residents {
    private static final Path PROCESSES = Path.of("/proc");

    private Residents() {}

    /** Looks at every process of the machine. */
    static boolean isNone(int user) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (isOf(user, process)) {
                    return false;
                }
            }
            return true;
        } catch (IOException notLinux) {
            return true;
        }
    }

    private static boolean isOf(int user, Path process) {
        try {
            return Files.getAttribute(process, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(user);
        } catch (IOException gone) {
            return false;
        }
    }
}
