package dev.muster.gateway.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Cuts off whoever does not end a header in time: the time-out of the container begins again with every byte. */
public final class HeaderDeadline extends Http11NioProtocol {
    private static final long LOOK_EVERY_SECONDS = 1;
    private static final long NOT_BEGUN = -1;

    private Duration within = Duration.ZERO;
    private InstantSource clock = InstantSource.system();
    private @Nullable Future<?> looking;

    /** Before the start: the container makes this object itself. */
    public void limit(Duration within, InstantSource clock) {
        this.within = within;
        this.clock = clock;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor()
                .scheduleWithFixedDelay(this::cutOff, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void cutOff() {
        getEndpoint().getConnections().stream()
                .filter(this::isLate)
                .forEach(connection -> getEndpoint().processSocket(connection, SocketEvent.ERROR, true));
    }

    /** A request whose header has come is on a thread, or asynchronous. */
    private boolean isLate(SocketWrapperBase<NioChannel> connection) {
        if (!(connection.getCurrentProcessor() instanceof Processor processor) || processor.isAsync()) {
            return false;
        }
        Request request = processor.getRequest();
        return request.getStartTimeNanos() != NOT_BEGUN
                && clock.instant().minus(within).isAfter(Instant.ofEpochMilli(request.getStartTime()));
    }
}
