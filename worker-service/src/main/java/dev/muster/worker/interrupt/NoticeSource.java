package dev.muster.worker.interrupt;

import java.util.Optional;

/** One kind of word, from one place. */
@FunctionalInterface
public interface NoticeSource {
    /** @throws dev.muster.pace.TransientFault where nothing can be heard for now */
    Optional<InterruptionNotice> look();
}
