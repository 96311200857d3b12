package dev.muster.local.up;

import dev.muster.local.home.Home;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service's classes as a JVM has once loaded and linked them (JEP 483): with them it starts in about half the time. Beside
 * the service's jar, and of use with the very jars, JDK and options alone that it was made with.
 */
record StartCache(Service service) {
    private static final String LOG = "start-cache";

    /** A cache that does not fit is no reason to say anything. */
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    private static final List<String> UNTIL_STARTED = List.of("-Dspring.context.exit=onRefresh");

    private Path file() {
        String jar = service.jar().getFileName().toString();
        return service.jar().resolveSibling(jar.replaceFirst("\\.jar$", ".aot"));
    }

    /** @return of a JVM that may use it: none where it is older than what it was made of. Else the JVM ignores it itself */
    List<String> options(Home home) {
        Instant made = changed(file());
        boolean current = made.isAfter(changed(service.jar())) && made.isAfter(changed(home.lifelineJar()));
        return current ? with(List.of("-XX:AOTCache=" + file()), QUIET) : List.of();
    }

    private static Instant changed(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    /** Only a JVM knows for sure, of every library and of itself. */
    boolean fits(Home home) {
        if (!Files.exists(file())) {
            return false;
        }
        List<String> strict = List.of("-XX:AOTMode=on", "-XX:AOTCache=" + file());
        try {
            Process asked = new ProcessBuilder(with(service.jvm(home, strict), List.of("--version")))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts the service up to the point where it would begin to work, at a low priority. */
    void make(Home home, Map<String, String> environment) throws IOException, InterruptedException {
        Path made = file().resolveSibling(file().getFileName() + ".new");
        List<String> training = with(List.of("-XX:AOTCacheOutput=" + made), UNTIL_STARTED);
        ProcessBuilder builder = new ProcessBuilder(
                        with(with(JavaCommand.behindOthers(), service.jvm(home, training)), service.program()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.log(LOG).toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(service.main() + " ended with " + exit + ", see " + home.log(LOG));
            }
            Files.move(made, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config"));
        }
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
