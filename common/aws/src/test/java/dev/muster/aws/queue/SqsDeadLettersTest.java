package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.Emulators;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.DeadLetters;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue;
import dev.muster.testkit.Runs;
import dev.muster.testkit.contract.DeadLettersContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SqsDeadLettersTest extends DeadLettersContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String queue = "letters-" + UUID.randomUUID();
    private final DeadLetters letters = new SqsDeadLetters(Emulators.SQS, queue);

    SqsDeadLettersTest() {
        new MissingQueue(Emulators.SQS).create(queue);
    }

    @Override
    protected DeadLetters letters() {
        return letters;
    }

    @Override
    protected void move(Dispatch dispatch) {
        RunQueue behind = new SqsRunQueue(
                Emulators.SQS,
                RunsQueue.deadLetters(queue),
                new SqsRunQueue.Pace(1, PATIENCE, PATIENCE, Duration.ZERO),
                Stopwatch.REAL);
        behind.publish(dispatch);
    }

    @Override
    protected void sendRaw(String body) {
        String url = Emulators.SQS
                .getQueueUrl(request -> request.queueName(RunsQueue.deadLetters(queue)))
                .join()
                .queueUrl();
        Emulators.SQS
                .sendMessage(request -> request.queueUrl(url).messageBody(body))
                .join();
    }

    @Override
    protected void elapse(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    @Test
    void lettersOfAQueueThatIsNotThereAreAFaultForNow() {
        DeadLetters none = new SqsDeadLetters(Emulators.SQS, "nobodys");
        assertThatThrownBy(none::receive).isInstanceOf(TransientFault.class);
        assertThatThrownBy(none::count).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> none.leaveCopy(Runs.queued().dispatch(), "INTERRUPTED"))
                .isInstanceOf(TransientFault.class);
        assertThat(letters.count()).isZero();
    }
}
