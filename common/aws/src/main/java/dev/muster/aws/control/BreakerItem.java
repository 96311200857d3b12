package dev.muster.aws.control;

import dev.muster.aws.item.Item;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.Breaker.Trials;
import dev.muster.run.Nonce;

final class BreakerItem {
    static final String PREFIX = "breaker/";

    private BreakerItem() {}

    static String id(AgentName agent) {
        return PREFIX + agent;
    }

    static Item write(Breaker breaker) {
        State forced = breaker.forced();
        return new Item()
                .text(ControlTable.ID, id(breaker.agent()))
                .text(ControlTable.AGENT, breaker.agent().value())
                .number(ControlTable.VERSION, breaker.version())
                .text(ControlTable.STATE, breaker.state().name())
                .number(ControlTable.EPOCH, breaker.epoch())
                .instant(ControlTable.SINCE, breaker.since())
                .text(ControlTable.FORCED, forced == null ? null : forced.name())
                .text(ControlTable.REASON, breaker.outage().reason())
                .text(ControlTable.BY, breaker.outage().by().value())
                .number(ControlTable.ROUNDS, breaker.outage().rounds())
                .number(ControlTable.LEFT, breaker.trials().left())
                .number(ControlTable.SUCCEEDED, breaker.trials().succeeded())
                .number(ControlTable.FAILED, breaker.trials().failed());
    }

    static Breaker read(Item item) {
        return new Breaker(
                AgentName.of(item.text(ControlTable.AGENT)),
                item.number(ControlTable.VERSION),
                State.valueOf(item.text(ControlTable.STATE)),
                item.number(ControlTable.EPOCH),
                item.instant(ControlTable.SINCE),
                item.has(ControlTable.FORCED) ? State.valueOf(item.text(ControlTable.FORCED)) : null,
                new Outage(
                        item.text(ControlTable.REASON),
                        new Nonce(item.text(ControlTable.BY)),
                        item.count(ControlTable.ROUNDS)),
                new Trials(
                        item.count(ControlTable.LEFT),
                        item.count(ControlTable.SUCCEEDED),
                        item.count(ControlTable.FAILED)));
    }
}
