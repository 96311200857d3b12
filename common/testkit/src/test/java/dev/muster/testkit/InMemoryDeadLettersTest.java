package dev.muster.testkit;

import dev.muster.run.DeadLetters;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue.Message;
import dev.muster.testkit.contract.DeadLettersContract;
import java.time.Duration;

final class InMemoryDeadLettersTest extends DeadLettersContract {
    private final ManualTime time = new ManualTime();
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters(time);

    @Override
    protected DeadLetters letters() {
        return letters;
    }

    @Override
    protected void move(Dispatch dispatch) {
        letters.move(new Message.Dispatched(dispatch.run(), dispatch.agent()));
    }

    @Override
    protected void sendRaw(String body) {
        letters.move(new Message.Unreadable(body));
    }

    @Override
    protected void elapse(Duration duration) {
        time.advance(duration);
    }
}
