package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.aws.item.Update;
import dev.muster.run.Change;
import dev.muster.run.RunId;
import dev.muster.run.RunState;
import dev.muster.run.Tally;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The changes of a step as one update. A new state takes away all that the one before it had. */
final class Changes {
    private final StateItem states;

    Changes(StateItem states) {
        this.states = states;
    }

    void add(Update update, RunId run, Change change) {
        switch (change) {
            case Change.Schedule(var state) -> queued(replace(update, run, state), state.due());
            case Change.Queue(var state, var at) -> queued(replace(update, run, state), at);
            case Change.Wait(var enqueue, var wake, var interval) ->
                update.setAll(StateItem.write(new Item(), run, enqueue)
                        .instant(Attributes.WAKE, wake)
                        .duration(Attributes.INTERVAL, interval));
            case Change.Start start -> start(update, start);
            case Change.AskCancel() -> update.set(Attributes.CANCEL, AttributeValue.fromBool(true));
            case Change.End(var state) -> replace(update, run, state);
            case Change.Count(var counter) -> update.increment(name(counter));
            case Change.Keep(var checkpoint) ->
                update.replace(
                        PayloadItem.attributes(Attributes.CHECKPOINT), HistoryItem.checkpoint(new Item(), checkpoint));
            case Change.Tell(var attempts) -> update.setAll(HistoryItem.attempts(new Item(), attempts));
        }
    }

    private Update replace(Update update, RunId run, RunState state) {
        return update.replace(Attributes.OF_STATE, states.write(run, state));
    }

    private static void queued(Update update, Instant at) {
        update.setAll(new Item().instant(Attributes.QUEUED, at));
    }

    private static void start(Update update, Change.Start start) {
        update.replace(Attributes.OF_STATE, StateItem.running(start.placement().worker(), start.nonce()))
                .increment(Attributes.FENCE)
                .increment(Attributes.CLAIMS)
                .setAll(PlacementItem.write(new Item(), start.placement()).instant(Attributes.STARTED, start.at()));
    }

    private static String name(Tally.Counter counter) {
        return switch (counter) {
            case FAILURES -> Attributes.FAILURES;
            case CRASHES -> Attributes.CRASHES;
            case INTERRUPTIONS -> Attributes.INTERRUPTIONS;
        };
    }
}
