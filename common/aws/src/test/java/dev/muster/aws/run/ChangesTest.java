package dev.muster.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.item.Placeholders;
import dev.muster.aws.item.Update;
import dev.muster.run.Change;
import dev.muster.run.Checkpoint;
import dev.muster.run.Ending;
import dev.muster.run.Enqueue;
import dev.muster.run.Payload;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.Tally;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ChangesTest {
    private static final RunId RUN = new RunId("0".repeat(32));
    private static final Instant AT = Instant.ofEpochMilli(1000);
    private static final Instant LATER = Instant.ofEpochMilli(2000);
    private static final Duration DAY = Duration.ofDays(1);

    private final Placeholders placeholders = new Placeholders();

    private String expression(Change change) {
        Update update = new Update(placeholders);
        new Changes(new StateItem(DAY)).add(update, RUN, change);
        return update.expression();
    }

    static Stream<Arguments> changesOfState() {
        return Stream.of(
                Arguments.of(
                        new Change.Schedule(new Scheduled(AT, LATER)),
                        "state wake expires waiting queued",
                        "enqueue interval owner nonce cancel"),
                Arguments.of(
                        new Change.Queue(new Queued(Enqueue.PENDING, AT, DAY, LATER), AT),
                        "state enqueue wake interval expires waiting queued",
                        "owner nonce cancel"),
                Arguments.of(
                        new Change.Start(Workers.place(), Runs.nonce(), AT),
                        "state owner nonce fence claims pool worker started",
                        "enqueue wake interval expires waiting cancel"),
                Arguments.of(
                        new Change.End(new Ended(new Ending.Expired(), AT, null)),
                        "state ended remove_at",
                        "enqueue wake interval expires waiting owner nonce cancel"));
    }

    static Stream<Arguments> changesWithinAState() {
        return Stream.of(
                Arguments.of(new Change.Wait(Enqueue.HELD, AT, DAY), "enqueue wake interval waiting", ""),
                Arguments.of(new Change.AskCancel(), "cancel", ""),
                Arguments.of(new Change.Count(Tally.Counter.CRASHES), "crashes", ""),
                Arguments.of(
                        new Change.Keep(new Checkpoint(1, new Payload.Inline("{}"))),
                        "checkpoint checkpoint_sequence",
                        "checkpoint_key checkpoint_bytes"),
                Arguments.of(
                        new Change.Keep(new Checkpoint(1, new Payload.Stored("key", 1))),
                        "checkpoint_key checkpoint_bytes checkpoint_sequence",
                        "checkpoint"),
                Arguments.of(new Change.Tell(List.of()), "attempts", ""));
    }

    @ParameterizedTest
    @MethodSource({"changesOfState", "changesWithinAState"})
    void aChangeSetsItsAttributesAndTakesAwayThoseOfTheStateBefore(Change change, String set, String removed) {
        String expression = expression(change);
        assertThat(names(expression, "#(\\w+) = ")).isEqualTo(Set.of(set.split(" ")));
        String removal = expression.substring(Math.max(0, expression.indexOf("REMOVE")));
        assertThat(names(removal, "(?:REMOVE|,) #(\\w+)(?! =)\\b"))
                .isEqualTo(Stream.of(removed.split(" "))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> names(String expression, String pattern) {
        return Pattern.compile(pattern)
                .matcher(expression)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void anEndedRunIsRemovedWhenItsTimeIsOver() {
        expression(new Change.End(new Ended(new Ending.Cancelled(), AT, null)));
        assertThat(placeholders.values()).containsValue(AttributeValue.fromN("86401"));
    }

    @Test
    void aRunWaitsInTheShardOfItsKind() {
        expression(new Change.Wait(Enqueue.HELD, AT, DAY));
        assertThat(placeholders.values()).containsValue(AttributeValue.fromS("HELD#0"));
    }
}
