package dev.muster.scaler.schedule;

import dev.muster.scaler.decide.Schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** Times of a cron expression of six fields, seconds first, in UTC. */
public record CronTimes(CronExpression cron) implements Timetable {
    /** How far to look back, and further where nothing was found: most rows come up every day. */
    private static final List<Duration> BACK =
            List.of(Duration.ofHours(25), Duration.ofDays(8), Duration.ofDays(32), Duration.ofDays(366));

    @Override
    public Optional<Instant> last(Instant until) {
        LocalDateTime now = LocalDateTime.ofInstant(until, ZoneOffset.UTC);
        return BACK.stream()
                .flatMap(back -> last(now.minus(back), now).stream())
                .findFirst()
                .map(at -> at.toInstant(ZoneOffset.UTC));
    }

    private Optional<LocalDateTime> last(LocalDateTime from, LocalDateTime until) {
        @Nullable LocalDateTime last = null;
        for (LocalDateTime next = cron.next(from); next != null && !next.isAfter(until); next = cron.next(next)) {
            last = next;
        }
        return Optional.ofNullable(last);
    }
}
