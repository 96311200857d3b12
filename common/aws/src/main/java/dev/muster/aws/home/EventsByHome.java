package dev.muster.aws.home;

import dev.muster.run.Home;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import java.util.List;
import java.util.Map;

/**
 * Reads from copies what agents of other homes tell.
 *
 * @param own of this region, and of runs without a home
 */
public record EventsByHome(RunEvents own, Map<Home, RunEvents> copies) implements RunEvents {
    @Override
    public void add(RunId run, List<RunEvent> events) {
        own.add(run, events);
    }

    @Override
    public List<RunEvent> after(RunId run, Position position, int limit) {
        return run.home().map(copies::get).orElse(own).after(run, position, limit);
    }
}
