package dev.muster.gateway.recover;

import dev.muster.run.RecoveryStep;
import dev.muster.run.Run;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** How often recovery had to do something. */
record RecoveryMeters(MeterRegistry registry) {
    void applied(RecoveryStep step, Run run) {
        switch (step) {
            case RecoveryStep.MarkSent mark -> count("muster.runs.marked.sent", run);
            case RecoveryStep.Sweep sweep -> {}
            case RecoveryStep.BecomeDue due -> count("muster.runs.due", run);
            case RecoveryStep.PutAside aside -> {}
            case RecoveryStep.Resume resume -> count("muster.runs.resumed", run);
            case RecoveryStep.Requeue requeue -> count("muster.runs.requeued", run);
            case RecoveryStep.Expire expire -> finished(run);
            case RecoveryStep.EndOrphan end -> finished(run);
        }
    }

    void resent(Run run) {
        count("muster.runs.resent", run);
    }

    void buried() {
        registry.counter("muster.workers.buried").increment();
    }

    /** There from the start: what watches it sees the first one too. */
    Counter unreadable() {
        return Counter.builder("muster.dead.letters.unreadable")
                .description("Dead letters that nobody can read, each counted once")
                .register(registry);
    }

    void watch(AtomicInteger letters) {
        Gauge.builder("muster.dead.letters", letters, AtomicInteger::get)
                .description("What lies in the dead-letter queue, copies of dead runs included")
                .register(registry);
    }

    private void count(String name, Run run) {
        registry.counter(name, "agent", run.request().agent().value()).increment();
    }

    private void finished(Run run) {
        String outcome = run.state().name().name().toLowerCase(Locale.ROOT);
        registry.counter("muster.runs.finished", "agent", run.request().agent().value(), "outcome", outcome)
                .increment();
    }
}
