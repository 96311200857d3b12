package dev.muster.worker.agent.process;

import static dev.muster.worker.agent.process.Workshop.RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.muster.run.AgentSpec;
import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent finds when it starts, and what comes of one that cannot. */
@Timeout(60)
class AgentStartTest {
    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder);
    }

    @AfterEach
    void nothingIsLeftOnDisk() throws IOException {
        assertThat(shop.leftovers()).isEmpty();
        shop.close();
        assertThat(shop.scratch).isEmptyDirectory();
    }

    @Test
    void theAgentReadsItsRunAndItsResultIsProduced() throws Exception {
        AgentCall call = Workshop.call(
                Agents.process("sh", "-c", "printf '{\"type\":\"result\",\"value\":%s}' \"$(cat)\""),
                "{\"text\":\"é\\n\"}");

        assertThat(shop.run(call))
                .isEqualTo(new Produced("{\"run_id\":\"" + call.run()
                        + "\",\"attempt\":1,\"input\":{\"text\":\"é\\n\"},\"checkpoint\":null}"));
    }

    @Test
    void itsEnvironmentIsTheRegisteredOneAndNoMore() throws Exception {
        AgentSpec bare = Agents.process("env");
        AgentSpec spec = new AgentSpec(
                bare.kind(),
                bare.command(),
                null,
                null,
                Map.of("LANG", "C.UTF-8"),
                bare.timeout(),
                Runs.RETRY,
                bare.memory(),
                bare.limits(),
                1,
                true,
                null);
        shop.run(Workshop.call(spec));

        assertThat(shop.heard).containsExactly(new Log("LANG=C.UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a  b ", "it's", "'", "\\", "$HOME `id` $(id)", "*", "-n", "a\nb\n", "a\rb", "é\t\"x\""})
    void itsArgumentsAreTheRegisteredOnes(String argument) throws Exception {
        String hex = HexFormat.of().formatHex(argument.getBytes(StandardCharsets.UTF_8));
        String print = "printf %s \"$1\" | od -An -v -tx1 | tr -d ' \\n'; echo .";
        shop.run(Workshop.call(Agents.process("sh", "-c", print, "sh", argument)));

        assertThat(shop.heard).containsExactly(new Log(hex + "."));
    }

    @Test
    void itWorksInAFolderOfItsOwn() throws Exception {
        shop.shell("pwd; mkdir -p a/b; touch a/b/c; ln -s / root; ls");

        assertThat(shop.heard)
                .element(0, type(Log.class))
                .satisfies(pwd -> assertThat(pwd.line()).startsWith(shop.scratch.toString()));
        assertThat(shop.heard).containsOnlyOnce(new Log("a"), new Log("root")).hasSize(3);
    }

    @Test
    void aNameWithASlashIsRelativeToTheFolderOfTheAgents() throws Exception {
        script("own/agent", "#!/bin/sh\necho \"$0 $1\"\n");
        shop.run(Workshop.call(Agents.process("./own/agent", "an argument")));

        assertThat(shop.heard).containsExactly(new Log(folder.resolve("own/agent") + " an argument"));
    }

    @Test
    void aMissingExecutableIsSaidAtOnce() throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("text"), "not executable");

        for (String name : List.of("./none", "none", "./folder", "./text", "text")) {
            assertThat(error(shop.run(Workshop.call(Agents.process(name)))))
                    .isEqualTo(RunError.last("AGENT_NOT_STARTED", "no executable '" + name + "' on this worker"));
        }
    }

    @Test
    void aMissingInterpreterIsSaidToo() throws Exception {
        script("agent", "#!/no/such/interpreter\n");

        assertThat(error(shop.run(Workshop.call(Agents.process("./agent")))))
                .satisfies(error -> assertThat(error.code()).isEqualTo("AGENT_NOT_STARTED"))
                .satisfies(error -> assertThat(error.message()).contains(folder.resolve("agent") + ": not found"));
    }

    @Test
    void anAgentNeedNotReadItsInput() throws Exception {
        String input = "\"" + "x".repeat(1 << 20) + "\"";

        assertThat(shop.run(Workshop.call(Agents.process("sh", "-c", RESULT), input)))
                .isEqualTo(new Produced("1"));
        assertThat(shop.run(Workshop.call(Agents.process("sh", "-c", "exec <&-; " + RESULT), input)))
                .isEqualTo(new Produced("1"));
    }

    @Test
    void anInputOfManyMegabytesArrivesWhole() throws Exception {
        String input = "\"" + "x".repeat(10 << 20) + "\"";
        AgentCall call = Workshop.call(
                Agents.process("sh", "-c", "printf '{\"type\":\"result\",\"value\":%s}' \"$(wc -c)\""), input);

        assertThat(shop.run(call)).isEqualTo(new Produced(String.valueOf(call.length())));
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static RunError error(AgentResult result) {
        assertThat(result).isInstanceOf(Broke.class);
        return ((Broke) result).error();
    }
}
