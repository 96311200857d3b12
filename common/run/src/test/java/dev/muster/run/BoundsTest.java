package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.AgentSpec.Kind;
import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.HttpUrl;
import dev.muster.run.reach.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is out of bounds is refused with its value and the range; what is just inside is not. */
class BoundsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MemorySize MEMORY = MemorySize.of("64MB");

    private static void assertRefused(ThrowingCallable creation, String message) {
        assertThatThrownBy(creation)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static List<String> tags(int count) {
        return Stream.generate(() -> "tag").limit(count).toList();
    }

    private static Map<String, String> metadata(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    @Test
    void labelsAreFewAndShort() {
        String longest = "x".repeat(256);
        String longer = "x".repeat(257);
        assertThat(new Labels(tags(10), metadata(20))).isNotNull();
        assertThat(new Labels(List.of(longest), Map.of(longest, longest))).isNotNull();
        assertRefused(() -> new Labels(tags(11), Map.of()), "11 tags: at most 10");
        assertRefused(() -> new Labels(List.of(), metadata(21)), "21 metadata entries: at most 20");
        assertRefused(() -> new Labels(List.of(longer), Map.of()), "tag of 257 characters: at most 256");
        assertRefused(() -> new Labels(List.of(), Map.of(longer, "")), "metadata key of 257 characters: at most 256");
        assertRefused(
                () -> new Labels(List.of(), Map.of("k", longer)), "metadata value of k of 257 characters: at most 256");
    }

    @Test
    void labelsAreWholeCharactersThatCanBeShown() {
        String needs = "': needs text without control characters or halves of characters";
        assertThat(new Labels(List.of("„größer“ 世界 🜁"), Map.of("", ""))).isNotNull();
        assertRefused(() -> new Labels(List.of("a\u0000b"), Map.of()), "tag 'a\uFFFDb" + needs);
        assertRefused(() -> new Labels(List.of("\uD83Da"), Map.of()), "tag '\uFFFDa" + needs);
        assertRefused(() -> new Labels(List.of(), Map.of("\u007F", "")), "metadata key '\uFFFD" + needs);
        assertRefused(() -> new Labels(List.of(), Map.of("k", "\n")), "metadata value of k '\uFFFD" + needs);
    }

    @Test
    void labelsDoNotChangeWithWhatTheyWereMadeOf() {
        List<String> tags = new ArrayList<>(tags(1));
        Labels labels = new Labels(tags, Map.of());
        tags.clear();
        assertThat(labels.tags()).hasSize(1);
    }

    private static RunLimits limits(Duration timeout, Duration queueTtl) {
        return new RunLimits(timeout, queueTtl, Samples.RETRY, true);
    }

    @Test
    void aTimeoutIsASecondToAWeek() {
        assertThat(limits(Duration.ofSeconds(1), MINUTE)).isNotNull();
        assertThat(limits(Duration.ofDays(7), MINUTE)).isNotNull();
        assertRefused(() -> limits(Duration.ZERO, MINUTE), "timeout_seconds 0: needs 1 to 604800");
        assertRefused(() -> limits(Duration.ofSeconds(-5), MINUTE), "timeout_seconds -5: needs 1 to 604800");
        assertRefused(() -> limits(Duration.ofSeconds(604_801), MINUTE), "timeout_seconds 604801: needs 1 to 604800");
    }

    @Test
    void aQueueTtlIsASecondToTwoWeeks() {
        assertThat(limits(MINUTE, Duration.ofSeconds(1))).isNotNull();
        assertThat(limits(MINUTE, Duration.ofDays(14))).isNotNull();
        assertRefused(() -> limits(MINUTE, Duration.ZERO), "queue_ttl_seconds 0: needs 1 to 1209600");
        assertRefused(
                () -> limits(MINUTE, Duration.ofSeconds(1_209_601)), "queue_ttl_seconds 1209601: needs 1 to 1209600");
    }

    private static AgentSpec agent(
            Kind kind, @Nullable List<String> command, @Nullable HttpUrl url, Duration timeout, int slots) {
        return new AgentSpec(
                kind, command, url, null, null, timeout, Samples.RETRY, MEMORY, AgentLimits.USUAL, slots, true, null);
    }

    private static AgentSpec process(Duration timeout, int slots) {
        return agent(Kind.PROCESS, List.of("./agent"), null, timeout, slots);
    }

    @Test
    void anAgentSaysHowItIsReached() {
        HttpUrl url = HttpUrl.of("http://agent.example:9090");
        assertThat(agent(Kind.HTTP, null, url, MINUTE, 1).command()).isEmpty();
        assertThat(process(MINUTE, 1).environment()).isEmpty();
        assertRefused(() -> agent(Kind.PROCESS, null, url, MINUTE, 1), "an agent of kind PROCESS needs command");
        assertRefused(() -> agent(Kind.PROCESS, List.of(), url, MINUTE, 1), "an agent of kind PROCESS needs command");
        assertRefused(() -> agent(Kind.HTTP, List.of("x"), null, MINUTE, 1), "an agent of kind HTTP needs url");
    }

    private static AgentSpec allowed(String url, Allowance... allow) {
        return new AgentSpec(
                Kind.HTTP,
                null,
                HttpUrl.of(url),
                List.of(allow),
                null,
                MINUTE,
                Samples.RETRY,
                MEMORY,
                AgentLimits.USUAL,
                1,
                true,
                null);
    }

    @Test
    void anAgentAtAnAddressInsideSaysThatItMay() {
        assertThat(allowed("http://127.0.0.1:9", Allowance.of("127.0.0.0/8")).reach())
                .isEqualTo(new Reach(List.of(Allowance.of("127.0.0.0/8"))));
        assertThat(allowed("http://localhost:9").allow()).isEmpty();
        assertRefused(
                () -> allowed("http://127.0.0.1:9"),
                "url http://127.0.0.1:9: host 127.0.0.1 leads to 127.0.0.1 (loopback), which the agent's entry does not allow");
        assertRefused(
                () -> allowed("http://[::ffff:a9fe:a9fe]", Allowance.of("127.0.0.0/8")),
                "url http://[::ffff:a9fe:a9fe]: host [::ffff:a9fe:a9fe] leads to 169.254.169.254 (link-local), which the agent's entry does not allow");
    }

    @Test
    void anAgentHasATimeoutAndTakesASlot() {
        assertThat(process(Duration.ofSeconds(1), 1)).isNotNull();
        assertThat(process(Duration.ofDays(7), 1)).isNotNull();
        assertRefused(() -> process(Duration.ofMillis(999), 1), "timeout PT0.999S: needs 1 s to PT168H");
        assertRefused(() -> process(Duration.ofDays(8), 1), "timeout PT192H: needs 1 s to PT168H");
        assertRefused(() -> process(MINUTE, 0), "slots 0: needs at least 1");
    }

    @Test
    void anAgentIsLimitedInWhatItMayUse() {
        MemorySize disk = MemorySize.of("1MB");
        assertThat(new AgentLimits(1, 1, MemorySize.of("64KB"))).isNotNull();
        assertThat(new AgentLimits(32_768, 10_000, MemorySize.of("1024GB"))).isNotNull();
        assertRefused(() -> new AgentLimits(0, 1, disk), "limits: processes 0: needs 1 to 32768");
        assertRefused(() -> new AgentLimits(32_769, 1, disk), "limits: processes 32769: needs 1 to 32768");
        assertRefused(() -> new AgentLimits(1, 10_001, disk), "limits: cpu-weight 10001: needs 1 to 10000");
        assertRefused(
                () -> new AgentLimits(1, 1, MemorySize.of("63KB")),
                "limits: disk in bytes 64512: needs 65536 to 1099511627776");
    }

    @ParameterizedTest
    @CsvSource({"1KB,1024", "64MB,67108864", "2GB,2147483648", "999999999GB,1073741822926258176"})
    void memoryIsWrittenWithAUnit(String text, long bytes) {
        assertThat(MemorySize.of(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64 MB", "64mb", "1.5GB", "-1MB", "9999999999KB", "1TB"})
    void memoryInAnotherShapeIsRefused(String text) {
        assertRefused(() -> MemorySize.of(text), "memory size '" + text + "' is not like 64MB: KB, MB or GB");
    }

    @Test
    void memoryIsSomeAndItsSoftLimitSevenTenths() {
        assertRefused(() -> MemorySize.of("0MB"), "memory of 0 bytes: needs at least 1");
        assertThat(new MemorySize(1000).softBytes()).isEqualTo(700);
    }

    @Test
    void numbersOfCheckpointsAndClaimsStartAtOne() {
        assertRefused(() -> new Checkpoint(0, new Payload.Inline("1")), "checkpoint sequence 0: needs at least 1");
        assertRefused(() -> new Claim(Samples.place("w").worker(), 0, new Nonce("n")), "fence 0: needs at least 1");
        assertRefused(() -> new Nonce(""), "a nonce is not empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wordcount", "1st", "word_count", "wordcount\n"})
    void anAgentNameIsChecked(String name) {
        assertRefused(() -> AgentName.of(name), "agent name '" + name + "' does not match [a-z][a-z0-9-]{0,63}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a\n"})
    void aTenantIsChecked(String name) {
        assertRefused(() -> new Tenant(name), "tenant '" + name + "' does not match [a-zA-Z0-9_-]{1,64}");
    }
}
