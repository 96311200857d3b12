package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentName;
import dev.muster.run.Labels;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunId;
import dev.muster.run.RunListing;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Page;
import dev.muster.run.RunListing.Query;
import dev.muster.run.RunRequest;
import dev.muster.run.RunStatus;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.Tenant;
import dev.muster.run.Transition;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The listing shows, after a while, each run of a tenant once, the latest first, whatever is submitted meanwhile. */
public abstract class RunListingContract {
    /** More than any walk here can need. */
    private static final int PATIENCE = 1000;

    /** When the listing is asked. */
    private final ManualTime time = new ManualTime(Runs.NOW.plus(Duration.ofHours(1)));

    private final Tenant tenant = Runs.tenant();

    /** May be shared between tests. */
    protected abstract RunStore store();

    /** @param time the present, for a listing that has to know from when to look back */
    protected abstract RunListing listing(InstantSource time);

    /** Repeats a claim until it holds, or fails as it does; a listing that never lags needs no second try. */
    protected void settled(Runnable claim) {
        claim.run();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void everyRunIsListedOnceTheLatestFirst(int limit) {
        List<Run> runs = accept(20);
        settled(() -> assertThat(walk(everything(limit))).isEqualTo(runs));
    }

    /** Some in the same millisecond, some days apart; in the order in which they are to be listed. */
    private List<Run> accept(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> accept(number % 4, number / 4))
                .sorted(Comparator.comparing(Cursor::of).reversed())
                .toList();
    }

    private Run accept(long daysAgo, long millis) {
        Instant created = Runs.NOW.minus(Duration.ofDays(daysAgo * daysAgo)).plusMillis(millis / 2);
        return accept(Runs.queued(Runs.request(tenant, Runs.AGENT), created));
    }

    private Run accept(Run run) {
        store().create(run);
        return run;
    }

    private Query everything(int limit) {
        return everything(tenant, limit);
    }

    private static Query everything(Tenant tenant, int limit) {
        return new Query(
                tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    private List<Run> walk(Query first) {
        List<Run> seen = new ArrayList<>();
        Optional<Query> query = Optional.of(first);
        for (int pages = 0; query.isPresent(); pages++) {
            assertThat(pages).as("pages without an end").isLessThan(PATIENCE);
            Page page = listing(time).list(query.get());
            assertThat(page.runs()).hasSizeLessThanOrEqualTo(first.limit());
            seen.addAll(page.runs());
            query = page.next().map(first::from);
        }
        return seen;
    }

    @Test
    void runsThatComeInMeanwhileNeitherDoubleNorHideOthers() {
        List<Run> runs = accept(20);
        settled(() -> assertThat(walk(everything(100))).hasSize(20));
        List<Run> seen = new ArrayList<>();
        Optional<Query> query = Optional.of(everything(3));
        for (int pages = 0; query.isPresent() && pages < PATIENCE; pages++) {
            Page page = listing(time).list(query.get());
            seen.addAll(page.runs());
            accept(Runs.queued(Runs.request(tenant, Runs.AGENT), Runs.NOW.plusSeconds(1 + pages)));
            query = page.next().map(everything(3)::from);
        }
        assertThat(seen).isEqualTo(runs);
    }

    @Test
    void aRunThatIsDeepInTheListStaysWhereItIsWhenItMoves() {
        List<Run> runs = accept(8);
        new Stage(store()).move(runs.getLast(), Transition.CLAIM);
        settled(() -> assertThat(walk(everything(3)))
                .last()
                .returns(runs.getLast().id(), Run::id)
                .returns(RunStatus.RUNNING, Run::status));
    }

    @Test
    void runsOfOtherTenantsAreNotListed() {
        Run mine = accept(0, 0);
        accept(Runs.queued());
        settled(() -> assertThat(walk(everything(100))).containsExactly(mine));
        assertThat(walk(everything(Runs.tenant(), 100))).isEmpty();
    }

    @Test
    void theListEndsWhereTheCursorIsTheLastRun() {
        accept(2);
        settled(() -> assertThat(walk(everything(100))).hasSize(2));
        Cursor last = Cursor.of(walk(everything(100)).getLast());
        assertThat(walk(everything(1).from(last))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStatusFindsTheRunsThatHaveIt(RunStatus status) {
        Stage stage = new Stage(store(), () -> Runs.request(tenant, Runs.AGENT));
        List<Run> runs = Stream.of(StateName.values())
                .flatMap(state -> stage.in(state).stream())
                .toList();
        Query query = ended(Optional.of(status), Optional.empty());
        List<Run> wanted = runs.stream().filter(run -> run.status() == status).toList();
        assertThat(wanted).isNotEmpty();
        settled(() -> assertThat(walk(query)).containsExactlyInAnyOrderElementsOf(wanted));
    }

    private Query ended(Optional<RunStatus> status, Optional<String> reason) {
        return new Query(tenant, status, Optional.empty(), Optional.empty(), reason, Optional.empty(), 5);
    }

    @Test
    void aReasonFindsTheRunsThatEndedForIt() {
        Stage stage = new Stage(store(), () -> Runs.request(tenant, Runs.AGENT));
        List<Run> dead = stage.in(StateName.DEAD);
        List<Run> failed = stage.in(StateName.FAILED);
        stage.in(StateName.QUEUED);
        Optional<String> reason = dead.getFirst().error().map(RunError::code);
        List<Run> wanted = Stream.concat(dead.stream(), failed.stream())
                .filter(run -> run.error().map(RunError::code).equals(reason))
                .toList();
        settled(() -> assertThat(walk(ended(Optional.empty(), reason))).containsExactlyInAnyOrderElementsOf(wanted));
        assertThat(walk(ended(Optional.empty(), Optional.of("NOBODYS_REASON")))).isEmpty();
    }

    @Test
    void agentAndTagFindTheRunsThatHaveThem() {
        Run both = accept("sleep", List.of("a", "ß"));
        Run agent = accept("sleep", List.of("A"));
        Run tag = accept("wordcount", List.of("ß"));
        settled(() -> assertThat(find("sleep", "ß")).containsExactly(both.id()));
        settled(() -> assertThat(find("sleep", null)).containsExactlyInAnyOrder(both.id(), agent.id()));
        settled(() -> assertThat(find(null, "ß")).containsExactlyInAnyOrder(both.id(), tag.id()));
        assertThat(find(null, "s")).isEmpty();
    }

    private Run accept(String agent, List<String> tags) {
        RunRequest plain = Runs.request(tenant, AgentName.of(agent));
        Labels labels = new Labels(tags, Map.of());
        return accept(Runs.queued(
                new RunRequest(
                        tenant,
                        plain.agent(),
                        plain.input(),
                        labels,
                        plain.limits(),
                        plain.trace(),
                        plain.fingerprint()),
                Runs.NOW));
    }

    private List<RunId> find(@Nullable String agent, @Nullable String tag) {
        Query query = new Query(
                tenant,
                Optional.empty(),
                Optional.ofNullable(agent).map(AgentName::of),
                Optional.ofNullable(tag),
                Optional.empty(),
                Optional.empty(),
                2);
        return walk(query).stream().map(Run::id).toList();
    }
}
