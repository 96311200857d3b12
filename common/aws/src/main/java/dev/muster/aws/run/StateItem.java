package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.fleet.WorkerId;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Enqueue;
import dev.muster.run.Nonce;
import dev.muster.run.RunError;
import dev.muster.run.RunId;
import dev.muster.run.RunState;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.Signature;
import dev.muster.run.StateName;
import dev.muster.run.Waiting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A state, with the keys under which the indexes find the run while it is in it. */
final class StateItem {
    private final Duration retention;

    /** @param retention how long an ended run is kept */
    StateItem(Duration retention) {
        this.retention = retention;
    }

    Item write(RunId run, RunState state) {
        Item item = named(state.name());
        return switch (state) {
            case Scheduled(var due, var expires) ->
                item.text(Attributes.WAITING, WaitingKey.of(Waiting.Kind.SCHEDULED, run))
                        .instant(Attributes.WAKE, due)
                        .instant(Attributes.EXPIRES, expires);
            case Queued(var enqueue, var wake, var interval, var expires) ->
                write(item, run, enqueue)
                        .instant(Attributes.WAKE, wake)
                        .duration(Attributes.INTERVAL, interval)
                        .instant(Attributes.EXPIRES, expires);
            case Running(Claim claim, boolean cancelRequested) -> {
                Item running = running(claim.owner(), claim.nonce());
                yield cancelRequested ? running.flag(Attributes.CANCEL, true) : running;
            }
            case Ended ended -> write(item, ended);
        };
    }

    /** The fence of the claim is the run's own. */
    static Item running(WorkerId owner, Nonce nonce) {
        return named(StateName.RUNNING).text(Attributes.OWNER, owner.value()).text(Attributes.NONCE, nonce.value());
    }

    private static Item named(StateName name) {
        return new Item().text(Attributes.STATE, name.name());
    }

    static Item write(Item item, RunId run, Enqueue enqueue) {
        return item.text(Attributes.ENQUEUE, enqueue.name())
                .text(Attributes.WAITING, WaitingKey.of(WaitingKey.kind(enqueue), run));
    }

    private Item write(Item item, Ended ended) {
        Signature by = ended.by();
        if (by != null) {
            item.number(Attributes.DONE_FENCE, by.fence())
                    .text(Attributes.DONE_NONCE, by.nonce().value());
        }
        item.instant(Attributes.ENDED, ended.at())
                .number(Attributes.REMOVE_AT, ended.at().plus(retention).getEpochSecond());
        return switch (ended.ending()) {
            case Ending.Succeeded(var output) -> PayloadItem.write(item, Attributes.OUTPUT, output);
            case Ending.Failed(var error) -> item.item(Attributes.ERROR, ErrorItem.write(error));
            case Ending.TimedOut(var error) -> item.item(Attributes.ERROR, ErrorItem.write(error));
            case Ending.Dead(var error) -> item.item(Attributes.ERROR, ErrorItem.write(error));
            case Ending.Cancelled cancelled -> item;
            case Ending.Expired expired -> item;
        };
    }

    static RunState read(Item item) {
        return switch (StateName.valueOf(item.text(Attributes.STATE))) {
            case SCHEDULED -> new Scheduled(item.instant(Attributes.WAKE), item.instant(Attributes.EXPIRES));
            case QUEUED ->
                new Queued(
                        Enqueue.valueOf(item.text(Attributes.ENQUEUE)),
                        item.instant(Attributes.WAKE),
                        item.duration(Attributes.INTERVAL),
                        item.instant(Attributes.EXPIRES));
            case RUNNING -> new Running(claim(item), item.has(Attributes.CANCEL));
            case SUCCEEDED -> ended(item, new Ending.Succeeded(PayloadItem.read(item, Attributes.OUTPUT)));
            case FAILED -> ended(item, new Ending.Failed(error(item)));
            case TIMED_OUT -> ended(item, new Ending.TimedOut(error(item)));
            case DEAD -> ended(item, new Ending.Dead(error(item)));
            case CANCELLED -> ended(item, new Ending.Cancelled());
            case EXPIRED -> ended(item, new Ending.Expired());
        };
    }

    static Claim claim(Item item) {
        return new Claim(
                new WorkerId(item.text(Attributes.OWNER)),
                item.number(Attributes.FENCE),
                new Nonce(item.text(Attributes.NONCE)));
    }

    private static RunError error(Item item) {
        return ErrorItem.read(item.item(Attributes.ERROR));
    }

    private static Ended ended(Item item, Ending ending) {
        return new Ended(ending, item.instant(Attributes.ENDED), signature(item));
    }

    private static @Nullable Signature signature(Item item) {
        return item.has(Attributes.DONE_FENCE)
                ? new Signature(item.number(Attributes.DONE_FENCE), new Nonce(item.text(Attributes.DONE_NONCE)))
                : null;
    }
}
