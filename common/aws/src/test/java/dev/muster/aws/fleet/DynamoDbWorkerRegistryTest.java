package dev.muster.aws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Workers;
import dev.muster.testkit.contract.WorkerRegistryContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DynamoDbWorkerRegistryTest extends WorkerRegistryContract {
    private final WorkerRegistry registry =
            new DynamoDbWorkerRegistry(Emulators.DYNAMODB, Emulators.WORKERS, InstantSource.system());

    @Override
    protected WorkerRegistry registry() {
        return registry;
    }

    @Test
    void aTombstoneStandsForAnHour() {
        ManualTime time = new ManualTime(Instant.now());
        WorkerRegistry timed = new DynamoDbWorkerRegistry(Emulators.DYNAMODB, Emulators.WORKERS, time);
        Worker worker = Workers.ready();
        timed.register(worker);
        timed.bury(worker.id(), 0, true);
        time.advance(Duration.ofMinutes(59));
        assertThat(timed.find(worker.id())).isPresent();
        assertThat(timed.workers()).extracting(Worker::id).contains(worker.id());
        time.advance(Duration.ofMinutes(1));
        assertThat(timed.find(worker.id())).isEmpty();
        assertThat(timed.workers()).extracting(Worker::id).doesNotContain(worker.id());
    }

    @Test
    void aFleetOfManyPagesIsReadWhole() {
        List<Worker> fleet = Stream.generate(Workers::ready).limit(5).toList();
        fleet.forEach(registry::register);
        WorkerRegistry paged = new DynamoDbWorkerRegistry(
                Emulators.DYNAMODB_IN_SMALL_PAGES, Emulators.WORKERS, InstantSource.system());
        assertThat(paged.workers()).containsAll(fleet);
    }
}
