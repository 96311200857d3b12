package dev.muster.worker.interrupt.ec2;

import dev.muster.pace.TransientFault;
import dev.muster.worker.interrupt.InterruptionNotice;
import dev.muster.worker.interrupt.InterruptionNotice.SpotReclaim;
import dev.muster.worker.interrupt.NoticeSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * EC2 takes Spot instances back two minutes after it has said so: <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html">instance-action</a>.
 * Whether it then terminates, stops or hibernates the machine is the same to a worker.
 */
public record SpotReclaims(Metadata metadata) implements NoticeSource {
    private static final String PATH = "/latest/meta-data/spot/instance-action";

    @Override
    public Optional<InterruptionNotice> look() {
        return metadata.read(PATH).map(SpotReclaims::read);
    }

    private static SpotReclaim read(String json) {
        try {
            return new SpotReclaim(Instant.parse(
                    JsonMapper.shared().readTree(json).path("time").asString()));
        } catch (JacksonException | DateTimeException unreadable) {
            throw new TransientFault("instance-action is not readable: " + json, unreadable);
        }
    }
}
