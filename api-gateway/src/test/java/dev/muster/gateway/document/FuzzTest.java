package dev.muster.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.document.Judge.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked, the gateway answers as its document says. A seed that fails is named; {@link #seeds()} takes it. */
class FuzzTest {
    private static final Logger LOG = System.getLogger(FuzzTest.class.getName());
    private static final int SHOTS = 2_000;
    private static final int AT_ONCE = 8;
    private static final LiveGateway GATEWAY = LiveGateway.get();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Map<Long, List<Told>> TOLD = new ConcurrentHashMap<>();

    /** What needs a worker, takes whatever is accepted, needs ten megabytes, or what no client can be made to send. */
    private static final Set<String> UNMET =
            Set.of("submitRun 200", "watchRun 406", "uploadPayload 413", "listAgents 400", "listBreakers 400");

    private record Told(Shot shot, Answer answer) {
        @Override
        public String toString() {
            return shot + "\n    " + answer.status() + " " + answer.type() + " " + answer.body();
        }
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAnswerIsDocumentedAndNoneIsAFault(long seed) {
        Described api = new Described(text("/openapi.json"));
        Judge judge = new Judge(api);
        List<Told> told = told(api, seed);
        LOG.log(Level.INFO, "fuzzed by seed {0}: {1}", Long.toString(seed), statuses(told));
        List<String> complaints = told.stream()
                .flatMap(one -> judge.complaints(one.shot(), one.answer()).map(complaint -> complaint + "\n  " + one))
                .toList();
        assertThat(complaints).as("seed %d", seed).isEmpty();
    }

    /** By fixed seeds: others may miss the rarest. */
    @Test
    void almostAllThatIsDocumentedIsMet() {
        Described api = new Described(text("/openapi.json"));
        Set<String> met = LongStream.of(1, 2)
                .boxed()
                .flatMap(seed -> told(api, seed).stream())
                .flatMap(told -> told.shot().operation().stream()
                        .map(operation -> operation.name() + " " + told.answer().status()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = api.operations().stream()
                .flatMap(operation -> operation
                        .node()
                        .path("responses")
                        .propertyStream()
                        .map(response -> operation.name() + " " + response.getKey()))
                .filter(name -> !name.matches(".* (429|5..)") && !UNMET.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(met).containsAll(documented);
    }

    private static List<Told> told(Described api, long seed) {
        return TOLD.computeIfAbsent(seed, any -> shoot(api, seed));
    }

    private static List<Told> shoot(Described api, long seed) {
        Shots shots = new Shots(api, Stage.of(GATEWAY), Stage.uploaded(GATEWAY), new Random(seed));
        return Stream.generate(shots::next).limit(SHOTS).toList().stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, shot -> new Told(shot, answer(shot.request(GATEWAY.api())))))
                .toList();
    }

    private static Map<Integer, Long> statuses(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(one -> one.answer().status(), TreeMap::new, Collectors.counting()));
    }

    private static String text(String path) {
        return answer(HttpRequest.newBuilder(URI.create(GATEWAY.api() + path)).build())
                .body();
    }

    /** A stream may not end before its run does: it is left at once. */
    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                boolean streams =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                byte[] read = streams ? new byte[0] : body.readAllBytes();
                return new Answer(response.statusCode(), response.headers(), new String(read, StandardCharsets.UTF_8));
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(request + " was not answered", failed);
        }
    }
}
