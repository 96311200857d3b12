package dev.muster.worker;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.pace.Stopwatch;
import dev.muster.run.MemorySize;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.process.isolate.Isolation;
import dev.muster.worker.agent.process.isolate.UserRange;
import dev.muster.worker.execute.Handover;
import dev.muster.worker.permit.Footprint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that can be set about a worker.
 *
 * @param pool the group of machines it belongs to
 * @param unit the machine's name for its owner; by default the id of its ECS task, else the host's name and the process id
 * @param slots runs at once, where each takes one slot
 * @param memory what all agents may use together by their soft limits; by default 70 % of the machine's
 * @param pollers receivers at once, each for up to 10 messages
 * @param arriving messages that are received, or asked for, and not claimed yet; a claim that waits for too many others
 *     loses its message
 * @param hold after which a run is offered again whose agent is not known here
 * @param sharedUser whether process agents run under the worker's own user, and can read all that it can;
 *     else they run each under a user of its own, and where the worker may not switch users not at all
 * @param mostInterruptions after which a run that is interrupted once more is given up
 * @param incomplete what becomes of a run whose worker has to go, and which another could go on with
 */
@Validated
@ConfigurationProperties("muster.worker")
public record WorkerSettings(
        @DefaultValue("spot") Pool pool,
        @Nullable String unit,
        @DefaultValue("128") @Min(1) @Max(10_000) int slots,
        @Nullable MemorySize memory,
        @DefaultValue("2") @Min(1) @Max(64) int pollers,

        @DefaultValue("64") @Min(1) @Max(1_000) int arriving,

        @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration hold,

        @DefaultValue("false") boolean sharedUser,
        @DefaultValue("20") @Min(0) @Max(1_000) int mostInterruptions,
        @DefaultValue("hand-over") Incomplete incomplete,
        @DefaultValue @Valid @NestedConfigurationProperty BreakerSettings breaker,
        @DefaultValue @Valid Checkpoints checkpoints,
        @DefaultValue @Valid Drain drain,
        @DefaultValue @Valid @NestedConfigurationProperty InterruptionSettings interruption,
        @DefaultValue @Valid @NestedConfigurationProperty TaskSettings task,
        @DefaultValue @Valid ProcessAgents processAgents,
        @DefaultValue @Valid HttpAgents httpAgents,
        @DefaultValue @Valid Output output) {
    private static final double MEMORY_SHARE = 0.7;

    Unit place() {
        return new Unit(
                pool, unit == null ? ManagementFactory.getRuntimeMXBean().getName() : unit);
    }

    Footprint capacity() {
        return new Footprint(slots, memory == null ? machineMemory() : memory.bytes());
    }

    private static long machineMemory() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return (long) (system.getTotalMemorySize() * MEMORY_SHARE);
    }

    Handover handover() {
        return new Handover(mostInterruptions, incomplete == Incomplete.DEAD_LETTER);
    }

    public enum Incomplete {
        HAND_OVER,
        DEAD_LETTER
    }

    /** @param interval between two that are saved of one run */
    public record Checkpoints(
            @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
            Duration interval) {}

    /**
     * @param grace for runs that are about to finish
     * @param ending how long before the end of a drain the last agents are told to end: their own grace, and time to write
     *     down how they ended
     * @param limit for all of the drain after a signal
     */
    public record Drain(
            @DefaultValue("1s") @DurationMin @DurationMax(hours = 1)
            Duration grace,

            @DefaultValue("15s") @DurationMin @DurationMax(hours = 1)
            Duration ending,

            @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
            Duration limit) {}

    /**
     * @param path where an executable without a slash is searched
     * @param scratch where attempts have their working folders; by default the machine's place for temporary files
     * @param grace from SIGTERM to SIGKILL
     * @param silence how long an agent's output may stay silent and open once it has ended
     * @param users that agents run under, where the worker may switch users
     */
    public record ProcessAgents(
            @DefaultValue({"/usr/local/bin", "/usr/bin", "/bin"})
            List<String> path,

            @Nullable Path scratch,
            @DefaultValue("10s") Duration grace,
            @DefaultValue("2s") Duration silence,
            @DefaultValue UserIds users) {
        List<Path> folders() {
            return path.stream().map(Path::of).toList();
        }

        private Path scratchFolder() {
            return scratch == null ? Path.of(System.getProperty("java.io.tmpdir"), "muster") : scratch;
        }

        Isolation.Wish isolation(boolean sharedUser) {
            return new Isolation.Wish(scratchFolder(), sharedUser, users.range());
        }
    }

    /**
     * @param first an id that nobody else uses, nor those after it
     * @param count for all workers of the machine
     * @param claims where workers say which they have taken; gone when the machine starts
     */
    public record UserIds(
            @DefaultValue("200000") int first,
            @DefaultValue("100000") int count,
            @DefaultValue("/run/muster/users") Path claims) {
        UserRange range() {
            return new UserRange(first, count, claims);
        }
    }

    /**
     * @param connect how long connecting may take
     */
    public record HttpAgents(@DefaultValue("5s") Duration connect) {}

    /**
     * How much an agent may say.
     *
     * @param atOnce bytes
     * @param perSecond bytes over time
     * @param line bytes of the longest line that is no result
     * @param result bytes of the longest result with what is around it
     * @param largeResults how many results longer than a line may be in memory at once, each taking up to six times its
     *     length, 1 to 1,000; further agents wait with their writing
     */
    public record Output(
            @DefaultValue("1048576") int atOnce,
            @DefaultValue("65536") int perSecond,
            @DefaultValue("262144") int line,
            @DefaultValue("10489856") int result,
            @DefaultValue("2") @Min(1) @Max(1_000) int largeResults) {
        OutputBudget.Source source() {
            OutputLimits limits = new OutputLimits(atOnce, perSecond, line, result);
            return new OutputBudget.Source(limits, new Semaphore(largeResults, true), Stopwatch.REAL);
        }
    }
}
