package dev.muster.worker.agent.process;

/** The last of what was written to stderr. */
final class Tail {
    private static final int LENGTH = 1024;

    private final StringBuilder text = new StringBuilder();

    synchronized void add(String line) {
        text.append(line, Math.max(0, line.length() - LENGTH), line.length()).append('\n');
        text.delete(0, Math.max(0, text.length() - LENGTH));
    }

    synchronized String text() {
        return text.toString();
    }
}
