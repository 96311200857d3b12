package dev.muster.worker.interrupt.ec2;

import java.util.Optional;

/** What a machine can read about itself. */
@FunctionalInterface
public interface Metadata {
    /**
     * @param path such as {@code /latest/meta-data/instance-id}
     * @return empty where there is no such item, as for a notice that has not been given
     * @throws dev.muster.pace.TransientFault where nobody answers, or not as one should
     */
    Optional<String> read(String path);
}
