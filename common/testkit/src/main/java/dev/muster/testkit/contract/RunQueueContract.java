package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.run.RunQueue.Message;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A queue delivers every message until it is acknowledged, and each delivery hides it for a while. A receipt that is no
 * longer good, since its message is gone or was delivered again, is passed over without a word.
 */
public abstract class RunQueueContract {
    private static final int MOST = 10;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Tries to receive before a message counts as not there. */
    private static final int PATIENCE = 20;

    /** May be shared between tests, one at a time. */
    protected abstract RunQueue queue();

    /** Sends a body as it is, without attributes. */
    protected abstract void sendRaw(String body);

    /** Lets so much time pass for the queue. */
    protected abstract void elapse(Duration time) throws InterruptedException;

    private Dispatch published() {
        Dispatch dispatch = Runs.queued().dispatch();
        queue().publish(dispatch);
        return dispatch;
    }

    private List<Delivery> receive(int count, Predicate<Message> wanted) throws InterruptedException {
        List<Delivery> received = new ArrayList<>();
        for (int tries = 0; tries < PATIENCE && received.size() < count; tries++) {
            queue().receive(MOST, SHORT).stream()
                    .filter(delivery -> wanted.test(delivery.message()))
                    .forEach(received::add);
        }
        assertThat(received).hasSize(count);
        return received;
    }

    private Delivery receive(Dispatch dispatch) throws InterruptedException {
        return receive(1, message(dispatch)::equals).getFirst();
    }

    private static Message message(Dispatch dispatch) {
        return new Message.Dispatched(dispatch.run(), dispatch.agent());
    }

    private boolean isInSight(Dispatch dispatch) throws InterruptedException {
        return queue().receive(MOST, Duration.ZERO).stream()
                .map(Delivery::message)
                .anyMatch(message(dispatch)::equals);
    }

    private void hide(Delivery delivery, Duration time) {
        queue().extend(List.of(delivery.receipt()), time);
    }

    @Test
    void whatIsPublishedIsReceivedAndThenHidden() throws InterruptedException {
        Dispatch dispatch = published();
        assertThat(receive(dispatch).count()).isEqualTo(1);
        assertThat(isInSight(dispatch)).isFalse();
    }

    @Test
    void eachPublicationIsAMessageOfItsOwn() throws InterruptedException {
        Dispatch dispatch = published();
        queue().publish(dispatch);
        assertThat(receive(2, message(dispatch)::equals))
                .extracting(Delivery::receipt)
                .doesNotHaveDuplicates();
    }

    @Test
    void noMoreIsReceivedThanWantedAndNothingWhereThereIsNothing() throws InterruptedException {
        for (int message = 0; message < 5; message++) {
            published();
        }
        List<Delivery> some = queue().receive(3, SHORT);
        assertThat(some).hasSizeBetween(1, 3);
        while (!some.isEmpty()) {
            some.forEach(delivery -> queue().acknowledge(delivery.receipt()));
            some = queue().receive(MOST, SHORT);
        }
        assertThat(queue().receive(1, Duration.ZERO)).isEmpty();
    }

    @Test
    void aReceiverThatIsInterruptedGivesUp() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue().receive(1, SHORT)).isInstanceOf(InterruptedException.class);
        elapse(SHORT);
        receive(published());
    }

    @Test
    void aMessageIsDeliveredAgainAndCountedWhenItsTimeIsOver() throws InterruptedException {
        Dispatch dispatch = published();
        hide(receive(dispatch), SHORT);
        assertThat(isInSight(dispatch)).isFalse();
        elapse(SHORT.multipliedBy(2));
        assertThat(receive(dispatch).count()).isEqualTo(2);
    }

    @Test
    void aMessageIsHiddenFromTheLastExtensionOn() throws InterruptedException {
        Dispatch dispatch = published();
        Delivery delivery = receive(dispatch);
        hide(delivery, SHORT);
        hide(delivery, LONG);
        elapse(SHORT.multipliedBy(2));
        assertThat(isInSight(dispatch)).isFalse();
        hide(delivery, Duration.ZERO);
        receive(dispatch);
    }

    @Test
    void anAcknowledgedMessageNeverComesBack() throws InterruptedException {
        Dispatch dispatch = published();
        Delivery delivery = receive(dispatch);
        hide(delivery, SHORT);
        queue().acknowledge(delivery.receipt());
        elapse(SHORT.multipliedBy(2));
        assertThat(isInSight(dispatch)).isFalse();
    }

    @Test
    void manyMessagesAreExtendedAtOnceAndWornOutReceiptsPassedOver() throws InterruptedException {
        Set<Message> messages =
                Stream.generate(() -> message(published())).limit(25).collect(Collectors.toSet());
        List<Delivery> all = receive(messages.size(), messages::contains);
        Delivery gone = all.getFirst();
        queue().acknowledge(gone.receipt());
        queue().extend(List.of(), LONG);
        queue().extend(all.stream().map(Delivery::receipt).toList(), Duration.ZERO);
        messages.remove(gone.message());
        assertThat(receive(messages.size(), messages::contains))
                .extracting(Delivery::message)
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void aReceiptThatIsNoLongerGoodIsPassedOver() throws InterruptedException {
        Dispatch dispatch = published();
        Delivery old = receive(dispatch);
        hide(old, Duration.ZERO);
        Delivery latest = receive(dispatch);
        queue().acknowledge(old.receipt());
        queue().acknowledge(latest.receipt());
        queue().acknowledge(latest.receipt());
        queue().extend(List.of(old.receipt(), latest.receipt()), LONG);
        assertThat(isInSight(dispatch)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{}",
                "[1]",
                "{\"run_id\":\"NO ID\",\"v\":1}",
                "{\"run_id\":\"0123456789abcdefghijklmnopqrstuv\",\"v\":2}",
                "{\"run_id\":\"0123456789abcdefghijklmnopqrstuv\",\"v\":1}"
            })
    void whatIsNotFromHereIsSurfacedAndLeftAlone(String body) throws InterruptedException {
        sendRaw(body);
        Delivery first = receive(1, Message.Unreadable.class::isInstance).getFirst();
        hide(first, Duration.ZERO);
        Delivery again = receive(1, Message.Unreadable.class::isInstance).getFirst();
        assertThat(again.count()).isEqualTo(2);
        queue().acknowledge(again.receipt());
    }
}
