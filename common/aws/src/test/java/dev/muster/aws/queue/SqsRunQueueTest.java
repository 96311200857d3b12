package dev.muster.aws.queue;

import dev.muster.aws.Emulators;
import dev.muster.pace.Stopwatch;
import dev.muster.run.RunQueue;
import dev.muster.testkit.contract.RunQueueContract;
import java.time.Duration;

final class SqsRunQueueTest extends RunQueueContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunQueue queue = new SqsRunQueue(
            Emulators.SQS, Emulators.QUEUE, new SqsRunQueue.Pace(4, PATIENCE, PATIENCE, Duration.ZERO), Stopwatch.REAL);

    @Override
    protected RunQueue queue() {
        return queue;
    }

    @Override
    protected void sendRaw(String body) {
        String url = Emulators.SQS
                .getQueueUrl(request -> request.queueName(Emulators.QUEUE))
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
}
