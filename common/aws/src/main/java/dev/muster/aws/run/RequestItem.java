package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.AgentName;
import dev.muster.run.Labels;
import dev.muster.run.RetryPolicy;
import dev.muster.run.RunId;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.Tenant;
import dev.muster.run.Trace;
import org.jspecify.annotations.Nullable;

final class RequestItem {
    private RequestItem() {}

    static void write(Item item, RunRequest request) {
        item.text(Attributes.TENANT, request.tenant().name())
                .text(Attributes.AGENT, request.agent().value())
                .texts(Attributes.TAGS, request.labels().tags())
                .textMap(Attributes.METADATA, request.labels().metadata())
                .text(Attributes.TRACE, request.trace().traceparent())
                .text(Attributes.FINGERPRINT, request.fingerprint());
        PayloadItem.write(item, Attributes.INPUT, request.input());
        RunId replayed = request.replayOf();
        item.text(Attributes.REPLAY_OF, replayed == null ? null : replayed.value());
        write(item, request.limits());
    }

    private static void write(Item item, RunLimits limits) {
        RetryPolicy retry = limits.retry();
        item.duration(Attributes.TIMEOUT, limits.timeout())
                .duration(Attributes.QUEUE_TTL, limits.queueTtl())
                .flag(Attributes.RESUMABLE, limits.resumable())
                .number(Attributes.MAX_ATTEMPTS, retry.maxAttempts())
                .duration(Attributes.RETRY_INITIAL, retry.initial())
                .decimal(Attributes.RETRY_MULTIPLIER, retry.multiplier())
                .duration(Attributes.RETRY_MAX, retry.max());
    }

    static RunRequest read(Item item) {
        return new RunRequest(
                new Tenant(item.text(Attributes.TENANT)),
                new AgentName(item.text(Attributes.AGENT)),
                PayloadItem.read(item, Attributes.INPUT),
                new Labels(item.texts(Attributes.TAGS), item.textMap(Attributes.METADATA)),
                limits(item),
                Trace.parse(item.text(Attributes.TRACE)).orElseThrow(),
                item.text(Attributes.FINGERPRINT),
                replayOf(item));
    }

    private static @Nullable RunId replayOf(Item item) {
        return item.has(Attributes.REPLAY_OF) ? new RunId(item.text(Attributes.REPLAY_OF)) : null;
    }

    private static RunLimits limits(Item item) {
        RetryPolicy retry = new RetryPolicy(
                item.count(Attributes.MAX_ATTEMPTS),
                item.duration(Attributes.RETRY_INITIAL),
                item.decimal(Attributes.RETRY_MULTIPLIER),
                item.duration(Attributes.RETRY_MAX));
        return new RunLimits(
                item.duration(Attributes.TIMEOUT),
                item.duration(Attributes.QUEUE_TTL),
                retry,
                item.flag(Attributes.RESUMABLE));
    }
}
