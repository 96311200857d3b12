package dev.muster.local.up;

import dev.muster.local.child.ChildSpec;
import dev.muster.local.home.Home;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has services start faster from the next time on, where they do not yet: in the background, behind others. */
final class Quickening implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Quickening.class.getName());

    private final Home home;
    private final List<Lesson> lessons;
    private final Thread thread;

    /** @param like whose environment is the one to start in */
    record Lesson(Service service, ChildSpec like) {}

    private Quickening(Home home, List<Lesson> lessons) {
        this.home = home;
        this.lessons = lessons;
        this.thread = Thread.ofVirtual().name("quicken").unstarted(this::run);
    }

    static Quickening start(Home home, List<Lesson> lessons) {
        Quickening quickening = new Quickening(home, lessons);
        quickening.thread.start();
        return quickening;
    }

    private void run() {
        try {
            for (Lesson lesson : lessons) {
                learn(lesson);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "services go on starting slowly", failed);
        }
    }

    /** Platforms of one repository share what they learn; one of them is enough to learn it. */
    private void learn(Lesson lesson) throws IOException, InterruptedException {
        Path jar = lesson.service().jar();
        Optional<InstanceLock> lock = InstanceLock.take(jar.resolveSibling("start-cache.lock"));
        if (lock.isEmpty()) {
            return;
        }
        try (InstanceLock held = lock.get()) {
            if (!lesson.service().cache().fits(home)) {
                lesson.service().cache().make(home, environment(lesson));
            }
        }
    }

    private static Map<String, String> environment(Lesson lesson) {
        Map<String, String> all = new HashMap<>(lesson.like().environment().apply("start-cache"));
        all.put("MUSTER_AWS_CALLS_TIMEOUT", "30s"); // behind others it may take long
        return all;
    }

    /** Returns once nothing of it runs. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
