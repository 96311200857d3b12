package dev.muster.worker.interrupt.ec2;

import dev.muster.worker.interrupt.InterruptionNotice;
import dev.muster.worker.interrupt.InterruptionNotice.LifecycleEnd;
import dev.muster.worker.interrupt.NoticeSource;
import java.util.Optional;

/** Auto Scaling says what it is about to make of a machine of its group. */
public record LifecycleStates(Metadata metadata) implements NoticeSource {
    private static final String STATE = "/latest/meta-data/autoscaling/target-lifecycle-state";
    private static final String INSTANCE = "/latest/meta-data/instance-id";
    private static final String END = "Terminated";

    @Override
    public Optional<InterruptionNotice> look() {
        return metadata.read(STATE)
                .filter(state -> state.strip().equals(END))
                .flatMap(state -> metadata.read(INSTANCE))
                .map(LifecycleEnd::new);
    }
}
