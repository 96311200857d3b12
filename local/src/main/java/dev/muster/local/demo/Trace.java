package dev.muster.local.demo;

import java.util.Optional;

/**
 * What was seen of one run from outside.
 *
 * @param accepted the answer to its submission; empty where no attempt was answered
 * @param ended its end; empty where it had not ended in time, or was not there any more
 * @param again the answer to the same submission, sent once more at the very end
 */
record Trace(WordCount expected, Optional<RunView> accepted, Optional<RunView> ended, Optional<RunView> again) {
    boolean isLost() {
        return accepted.isPresent() && (ended.isEmpty() || again.isEmpty());
    }

    boolean isSuccess() {
        return ended.filter(run -> run.succeededWith(expected)).isPresent();
    }

    /** Its key stands for two runs, or its end was written twice. */
    boolean isDoubled() {
        boolean otherRun = again.isPresent() && !again.map(RunView::id).equals(accepted.map(RunView::id));
        boolean otherEnd = again.isPresent() && ended.isPresent() && !again.equals(ended);
        return otherRun || otherEnd;
    }
}
