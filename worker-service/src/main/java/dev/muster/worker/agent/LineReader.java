package dev.muster.worker.agent;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines of UTF-8, within a budget. Bytes that are no UTF-8 are replaced, never refused. */
public final class LineReader implements Closeable {
    private static final int CHUNK = 8192;

    private final InputStream in;
    private final OutputBudget budget;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;

    /** @param longest the most bytes of a line; more than other lines may have where one may be a result */
    public LineReader(InputStream in, OutputBudget budget, int longest) {
        this.in = in;
        this.budget = budget;
        this.longest = longest;
    }

    /** @return the next line without its ending, null at the end; the last one need not be ended */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && (at < end || fill())) {
            int newline = newline();
            line.write(chunk, at, newline - at);
            ended = newline < end;
            at = newline + (ended ? 1 : 0);
            if (line.size() > budget.limits().line()) {
                grow(line.size());
            }
        }
        if (!ended && line.size() == 0) {
            return null;
        }
        budget.spend(line.size() + 1);
        return text(line);
    }

    private void grow(int size) throws IOException {
        if (size > longest) {
            throw OutputTooLarge.line(longest);
        }
        budget.takeSeat();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private int newline() {
        int newline = at;
        while (newline < end && chunk[newline] != '\n') {
            newline++;
        }
        return newline;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
