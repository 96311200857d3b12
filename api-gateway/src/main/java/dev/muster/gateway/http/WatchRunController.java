package dev.muster.gateway.http;

import dev.muster.gateway.inspect.EventView;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /v1/runs/{id}/events}: as a stream that ends with the run, or page by page. */
@RestController
public final class WatchRunController {
    private final TenantRuns runs;
    private final RunEvents events;
    private final EventStreams streams;

    public WatchRunController(TenantRuns runs, RunEvents events, EventStreams streams) {
        this.runs = runs;
        this.events = events;
        this.streams = streams;
    }

    /** @param nextCursor what to go on with, now or when there is more; absent once there can be no more */
    record EventList(List<EventView> items, @Nullable String nextCursor) {}

    @GetMapping(path = "/v1/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
        return streams.open(run(caller, id), position("Last-Event-ID", last));
    }

    /** Also for whoever accepts anything. */
    @GetMapping(path = "/v1/runs/{id}/events")
    EventList list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Run run = run(caller, id);
        Position from = position("cursor", cursor);
        int most = PageLimit.EVENTS.of(limit);
        List<RunEvent> page = events.after(run.id(), from, most);
        Position seen = page.isEmpty() ? from : page.getLast().position();
        boolean isAll = run.isTerminal() && page.size() < most;
        return new EventList(page.stream().map(EventView::of).toList(), isAll ? null : seen.toString());
    }

    private Run run(Caller caller, String id) {
        return runs.find(caller.tenant(), id).orElseThrow(Refusal::notFound);
    }

    private static Position position(String name, @Nullable String text) {
        return text == null
                ? Position.START
                : Position.parse(text)
                        .orElseThrow(() -> Refusal.malformed(
                                "EVENT_ID_MALFORMED", name + ": needs the id of an event, such as 1-17"));
    }
}
