package dev.muster.worker.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private static final Footprint LARGEST = new Footprint(1, 100);

    private final Permits permits = new Permits(new Footprint(8, 250), LARGEST, 8);

    @Test
    void memoryBoundsWhatSlotsWouldAllow() throws InterruptedException {
        assertThat(permits.take(8)).hasSize(2);
    }

    @Test
    void whatASmallRunDoesNotNeedServesOthers() throws InterruptedException {
        for (Permit permit : permits.take(8)) {
            permit.use(new Footprint(1, 10));
        }

        assertThat(permits.take(8)).hasSize(2);
    }

    @Test
    void onlySlotsOfClaimedRunsAreBusy() throws InterruptedException {
        Permit claimed = permits.take(8).getFirst();
        claimed.use(LARGEST);
        assertThat(permits.busy()).isEqualTo(1);

        claimed.close();

        assertThat(permits.busy()).isZero();
    }

    @Test
    void noMoreArriveThanCanBeClaimedSoon() throws InterruptedException {
        Permits few = new Permits(new Footprint(8, 800), LARGEST, 2);
        List<Permit> arriving = few.take(8);
        assertThat(arriving).hasSize(2);

        arriving.getFirst().arrived();
        arriving.getFirst().arrived();
        assertThat(few.take(8)).hasSize(1);
        arriving.getFirst().close();
        arriving.getLast().close();
        assertThat(few.take(8)).hasSize(1);
    }

    @Test
    void aCallIsNotMadeForOneWhileOthersArrive() throws InterruptedException {
        Permits many = new Permits(new Footprint(40, 4_000), LARGEST, 40);
        List<Permit> arriving = many.take(40);
        arriving.stream().limit(9).forEach(Permit::close);
        Thread waiting =
                Thread.ofVirtual().start(() -> assertThat(takeFrom(many)).hasSize(10));
        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();

        arriving.getLast().close();

        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aCallIsMadeForOneWhereNothingArrives() throws InterruptedException {
        Permits many = new Permits(new Footprint(40, 4_000), LARGEST, 40);
        List<Permit> working = many.take(40);
        working.forEach(Permit::arrived);

        working.getFirst().close();

        assertThat(many.take(10)).hasSize(1);
    }

    private static List<Permit> takeFrom(Permits permits) {
        try {
            return permits.take(10);
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    @Test
    void closingTwiceGivesBackOnce() throws InterruptedException {
        Permit permit = permits.take(8).getFirst();
        permit.close();
        permit.close();

        assertThat(permits.take(8)).hasSize(1);
    }

    @Test
    void takingWaitsUntilSomethingIsGivenBack() throws InterruptedException {
        Permit first = permits.take(8).getFirst();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                permits.take(1);
            } catch (InterruptedException ended) {
                throw new AssertionError(ended);
            }
        });

        first.close();
        waiting.join();

        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void anAgentThatNeverFitsIsNamed() {
        assertThatThrownBy(() -> new Permits(new Footprint(1, 10), LARGEST, 8))
                .hasMessageContaining("bytes=100")
                .hasMessageContaining("bytes=10]");
    }
}
