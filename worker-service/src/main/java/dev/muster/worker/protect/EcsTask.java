package dev.muster.worker.protect;

import dev.muster.pace.TransientFault;
import java.net.URI;
import java.time.Duration;

/**
 * What an ECS task can read about itself: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html">task metadata</a>.
 */
public final class EcsTask {
    private final LinkLocal metadata;

    public EcsTask(URI address, Duration patience) {
        this.metadata = new LinkLocal(address, patience);
    }

    /**
     * The last part of its ARN.
     *
     * @throws TransientFault where nobody answers, or not as one should
     */
    public String id() throws InterruptedException {
        String arn = metadata.get("/task").path("TaskARN").asString("");
        if (arn.isEmpty()) {
            throw new TransientFault("the metadata of this task tells no TaskARN");
        }
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
