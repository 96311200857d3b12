package dev.muster.testkit;

import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All events in one map. */
public final class InMemoryRunEvents implements RunEvents {
    private final Map<RunId, NavigableMap<Position, RunEvent>> events = new ConcurrentHashMap<>();

    @Override
    public void add(RunId run, List<RunEvent> added) {
        added.forEach(event -> of(run).put(event.position(), event));
    }

    @Override
    public List<RunEvent> after(RunId run, Position position, int limit) {
        return of(run).tailMap(position, false).values().stream().limit(limit).toList();
    }

    private NavigableMap<Position, RunEvent> of(RunId run) {
        return events.computeIfAbsent(run, first -> new ConcurrentSkipListMap<>());
    }
}
