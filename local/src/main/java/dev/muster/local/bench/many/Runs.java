package dev.muster.local.bench.many;

import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.Door;
import dev.muster.local.control.Json;
import dev.muster.local.home.Refusal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Submits many runs and asks for each how it ended. */
public final class Runs {
    private static final int AT_ONCE = 32;
    private static final int REPORT_EVERY = 1_000;

    private final Caller caller = Caller.of(AT_ONCE);
    private final Door door;
    private final Consumer<String> progress;

    public Runs(Door door, Consumer<String> progress) {
        this.door = door;
        this.progress = progress;
    }

    /** @return their ids */
    public List<String> submit(int runs) {
        return each("submitted", IntStream.range(0, runs).boxed().toList(), number -> submit());
    }

    private String submit() {
        Caller.Reply reply = door.submit(caller);
        if (reply.status() != 202) {
            throw new Refusal("a submit was answered with " + reply);
        }
        return Json.MAPPER.readTree(reply.body()).path("id").asString();
    }

    public int succeeded(List<String> ids) {
        return (int) each("looked at", ids, this::status).stream()
                .filter("succeeded"::equals)
                .count();
    }

    private String status(String id) {
        Caller.Reply reply = door.look(caller, id);
        return Json.MAPPER.readTree(reply.body()).path("status").asString("");
    }

    private <T, R> List<R> each(String done, List<T> subjects, Function<T, R> act) {
        AtomicInteger count = new AtomicInteger();
        Stream<R> results = subjects.stream().gather(Gatherers.mapConcurrent(AT_ONCE, act));
        return results.peek(result -> {
                    if (count.incrementAndGet() % REPORT_EVERY == 0) {
                        progress.accept(done + " " + count + " of " + subjects.size());
                    }
                })
                .toList();
    }
}
