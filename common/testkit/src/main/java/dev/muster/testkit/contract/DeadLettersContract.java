package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.DeadLetters;
import dev.muster.run.DeadLetters.Letter;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue.Message;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies there stays until it is deleted; each look at it hides it for a while, and what hides is still counted. */
public abstract class DeadLettersContract {
    private static final String REASON = "INTERRUPTED";
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Empty, and no other test's. */
    protected abstract DeadLetters letters();

    /** Puts a message there as the queue moves one. */
    protected abstract void move(Dispatch dispatch);

    /** Sends a body there as it is, without attributes. */
    protected abstract void sendRaw(String body);

    /** Lets so much time pass for the letters. */
    protected abstract void elapse(Duration time) throws InterruptedException;

    private Letter only() {
        List<Letter> received = letters().receive();
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    private static Message message(Dispatch dispatch) {
        return new Message.Dispatched(dispatch.run(), dispatch.agent());
    }

    private void hide(Letter letter, Duration time) {
        letters().hide(List.of(letter.receipt()), time);
    }

    @Test
    void whatTheQueueHasMovedIsReceivedAsItWasSentAndThenHidden() {
        Dispatch dispatch = Runs.queued().dispatch();
        move(dispatch);
        Letter letter = only();
        assertThat(letter.message()).isEqualTo(message(dispatch));
        assertThat(letter.reason()).isNull();
        assertThat(letters().receive()).isEmpty();
    }

    @Test
    void aCopySaysWhyItsRunWasGivenUp() {
        Dispatch dispatch = Runs.queued().dispatch();
        letters().leaveCopy(dispatch, REASON);
        Letter letter = only();
        assertThat(letter.message()).isEqualTo(message(dispatch));
        assertThat(letter.reason()).isEqualTo(REASON);
    }

    @Test
    void whatIsNotFromHereIsSurfaced() {
        sendRaw("hello");
        assertThat(only().message()).isInstanceOf(Message.Unreadable.class);
    }

    @Test
    void aHiddenLetterComesBackUnderTheSameIdWhenItsTimeIsOver() throws InterruptedException {
        move(Runs.queued().dispatch());
        Letter letter = only();
        hide(letter, SHORT);
        assertThat(letters().receive()).isEmpty();
        elapse(SHORT.multipliedBy(2));
        Letter again = only();
        assertThat(again.id()).isEqualTo(letter.id());
        hide(again, Duration.ZERO);
        assertThat(only().id()).isEqualTo(letter.id());
    }

    @Test
    void aDeletedLetterNeverComesBackAndTheOthersStay() {
        letters().leaveCopy(Runs.queued().dispatch(), REASON);
        Letter gone = only();
        move(Runs.queued().dispatch());
        letters().delete(gone.receipt());
        assertThat(only().reason()).isNull();
        assertThat(letters().count()).isEqualTo(1);
    }

    @Test
    void aReceiptThatIsNoLongerGoodIsPassedOver() {
        move(Runs.queued().dispatch());
        Letter old = only();
        hide(old, Duration.ZERO);
        Letter latest = only();
        letters().delete(latest.receipt());
        letters().delete(latest.receipt());
        hide(latest, LONG);
        letters().hide(List.of(), LONG);
        assertThat(letters().count()).isZero();
    }

    @Test
    void noMoreComeAtOnceThanOneCallMayBeAboutAndAllAreCounted() {
        List<Dispatch> all =
                Stream.generate(() -> Runs.queued().dispatch()).limit(25).toList();
        all.forEach(this::move);
        List<Letter> some = letters().receive();
        assertThat(some).hasSizeBetween(1, DeadLetters.MOST);
        letters().hide(some.stream().map(Letter::receipt).toList(), LONG);
        assertThat(letters().count()).isEqualTo(25);
        assertThat(letters().receive())
                .extracting(Letter::id)
                .doesNotContainAnyElementsOf(some.stream().map(Letter::id).toList());
    }
}
