package dev.muster.gateway.http;

import dev.muster.gateway.inspect.RunSummary;
import dev.muster.gateway.inspect.RunViews;
import dev.muster.run.AgentName;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How lists of runs are asked for and answered. */
public final class RunPages {
    private final RunViews views;
    private final CursorText cursors;

    public RunPages(RunViews views, InstantSource clock) {
        this.views = views;
        this.cursors = new CursorText(clock);
    }

    record RunList(List<RunSummary> items, @Nullable String nextCursor) {}

    RunList show(Page page) {
        return new RunList(page.runs().stream().map(views::summary).toList(), next(page));
    }

    static @Nullable String next(Page page) {
        return page.next().map(CursorText::write).orElse(null);
    }

    Optional<Cursor> cursor(@Nullable String text) {
        return Optional.ofNullable(text).map(cursors::read);
    }

    static Optional<AgentName> agent(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(AgentName::of);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(ProblemCode.AGENT_MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }
}
