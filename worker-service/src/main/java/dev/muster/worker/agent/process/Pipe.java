package dev.muster.worker.agent.process;

import dev.muster.worker.agent.LineReader;
import dev.muster.worker.agent.OutputTooLarge;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One pipe of an agent. It is read on a platform thread: a virtual thread that waits for a pipe holds its carrier, and a
 * few hundred silent agents would hold them all.
 *
 * @param lines takes a line; false to stop
 * @param end is told once, and of what was too much
 */
record Pipe(LineReader reader, Predicate<String> lines, End end) implements Runnable {
    interface End {
        void reached(@Nullable OutputTooLarge tooMuch);
    }

    @Override
    public void run() {
        OutputTooLarge tooMuch = null;
        try {
            tooMuch = read();
        } finally {
            end.reached(tooMuch);
        }
    }

    private @Nullable OutputTooLarge read() {
        try (reader) {
            String line = reader.next();
            while (line != null && lines.test(line)) {
                line = reader.next();
            }
        } catch (OutputTooLarge tooMuch) {
            return tooMuch;
        } catch (IOException broken) {
            return null;
        }
        return null;
    }
}
