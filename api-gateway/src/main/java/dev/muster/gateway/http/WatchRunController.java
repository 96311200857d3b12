package dev.muster.gateway.http;

import dev.muster.gateway.inspect.EventView;
import dev.muster.gateway.inspect.TenantRuns;
import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /v1/runs/{id}/events}: as a stream that ends with the run, or page by page. */
@RestController
@Refuses({
    ProblemCode.RUN_NOT_FOUND,
    ProblemCode.EVENT_ID_MALFORMED,
    ProblemCode.LIMIT_OUT_OF_RANGE,
    ProblemCode.TOO_MANY_STREAMS
})
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

    @Operation(operationId = "watchRun", summary = "Follow what a run's agent tells, or read it page by page")
    @ApiResponse(
            responseCode = "200",
            description = "events: as a stream that ends with an `ended` event, which holds the run; or a page of them",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @GetMapping(path = "/v1/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(description = "goes on behind this event", example = "1-17")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String last) {
        return streams.open(run(caller, id), position("Last-Event-ID", last));
    }

    /** Also for whoever accepts anything else: it says itself what it is. */
    @Operation(operationId = "watchRun")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EventList.class)))
    @GetMapping(path = "/v1/runs/{id}/events")
    ResponseEntity<EventList> list(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Parameter(description = "goes on behind this event", example = "1-17")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "integer",
                                            minimum = "1",
                                            maximum = "" + PageLimit.MOST_EVENTS,
                                            defaultValue = "100"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        Run run = run(caller, id);
        Position from = position("cursor", cursor);
        int most = PageLimit.EVENTS.of(limit);
        List<RunEvent> page = events.after(run.id(), from, most);
        Position seen = page.isEmpty() ? from : page.getLast().position();
        boolean isAll = run.isTerminal() && page.size() < most;
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new EventList(page.stream().map(EventView::of).toList(), isAll ? null : seen.toString()));
    }

    private Run run(Caller caller, String id) {
        return runs.find(caller.tenant(), id).orElseThrow(Refusal::notFound);
    }

    private static Position position(String name, @Nullable String text) {
        return text == null
                ? Position.START
                : Position.parse(text)
                        .orElseThrow(() -> new Refusal(
                                ProblemCode.EVENT_ID_MALFORMED, name + ": needs the id of an event, such as 1-17"));
    }
}
