package dev.muster.worker.interrupt.ec2;

import dev.muster.worker.interrupt.InterruptionNotice;
import dev.muster.worker.interrupt.InterruptionNotice.RebalanceAdvice;
import dev.muster.worker.interrupt.NoticeSource;
import java.util.Optional;

/** EC2 often knows earlier that a Spot instance is in danger. */
public record Rebalances(Metadata metadata) implements NoticeSource {
    private static final String PATH = "/latest/meta-data/events/recommendations/rebalance";

    @Override
    public Optional<InterruptionNotice> look() {
        return metadata.read(PATH).map(any -> new RebalanceAdvice());
    }
}
