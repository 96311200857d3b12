package dev.muster.gateway.watch;

import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import java.io.IOException;

/** Somebody who watches a run. What is thrown means that nobody watches any more. */
public interface Viewer {
    void show(RunEvent event) throws IOException;

    /** Nothing has happened for a while. */
    void stillThere() throws IOException;

    /** Everything has been shown. */
    void ended(Run run) throws IOException;
}
