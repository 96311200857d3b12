package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.Transcript;
import dev.muster.worker.agent.process.isolate.Excess;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitTest {
    private static final AgentLine RESULT = new AgentLine.Result("1");
    private static final AgentLine FAILURE = new AgentLine.Failure(RunError.retryable("NO_MONEY", "broke"));

    @Test
    void exitZeroWithAResultProducesIt() {
        assertThat(exit(0, false, RESULT)).isEqualTo(new Produced("1"));
        assertThat(exit(0, false, FAILURE, RESULT)).isEqualTo(new Produced("1"));
        assertThat(exit(0, false, RESULT, new AgentLine.Result("2"))).isEqualTo(new Produced("2"));
    }

    @Test
    void aResultThatIsCompleteCountsEvenWhereTheAgentWasTold() {
        assertThat(exit(0, true, RESULT)).isEqualTo(new Produced("1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 75, 137, 143})
    void anAgentThatWasToldAndEndedOtherwiseStopped(int code) {
        assertThat(exit(code, true, RESULT, FAILURE)).isEqualTo(new Stopped());
    }

    @Test
    void exitZeroWithoutAResultIsNoResultUnlessTheAgentSaysWhatItWas() {
        assertThat(error(0)).satisfies(error -> assertThat(error.code()).isEqualTo("NO_RESULT"));
        assertThat(error(0, FAILURE).code()).isEqualTo("NO_MONEY");
        assertThat(exit(0, true)).isEqualTo(new Stopped());
    }

    @Test
    void theExitCodeSaysWhetherToTryAgainAndTheLineOnlyWhatItWas() {
        assertThat(error(75)).extracting(RunError::code, RunError::retryable).containsExactly("AGENT_FAILED", true);
        assertThat(error(1)).extracting(RunError::code, RunError::retryable).containsExactly("AGENT_FAILED", false);
        assertThat(error(75, FAILURE).retryable()).isTrue();
        assertThat(error(1, FAILURE)).isEqualTo(RunError.last("NO_MONEY", "exit code 1: broke\nstderr: the end"));
    }

    @Test
    void aResultDoesNotOutweighTheExitCode() {
        assertThat(error(3, RESULT)).isEqualTo(RunError.last("AGENT_FAILED", "exit code 3\nstderr: the end"));
    }

    @ParameterizedTest
    @CsvSource({"139,SIGSEGV", "137,SIGKILL", "134,SIGABRT"})
    void aSignalIsNamed(int code, String signal) {
        assertThat(error(code).message()).startsWith("ended by " + signal + ", exit code " + code);
    }

    @Test
    void whatTheLauncherCouldNotStartIsNoFailureOfTheAgent() {
        assertThat(exit(127, "muster-launch: 1: exec: /x: not found\n"))
                .isEqualTo(new Broke(RunError.last("AGENT_NOT_STARTED", "muster-launch: 1: exec: /x: not found")));
        assertThat(exit(127, "/x: 3: sed: not found"))
                .isEqualTo(new Broke(RunError.last("AGENT_FAILED", "exit code 127\nstderr: /x: 3: sed: not found")));
    }

    @Test
    void whatItWantedTooMuchOfIsSaidInPlaceOfABareFailure() {
        assertThat(overran(137))
                .isEqualTo(
                        new Broke(
                                RunError.last(
                                        "AGENT_OUT_OF_MEMORY",
                                        "ended by SIGKILL, exit code 137: it needed more than its memory of 67108864 bytes\nstderr: the end")));
        assertThat(overran(1))
                .extracting(result -> ((Broke) result).error().code())
                .isEqualTo("AGENT_OUT_OF_MEMORY");
        assertThat(overran(75))
                .extracting(result -> ((Broke) result).error().retryable())
                .isEqualTo(true);
    }

    @Test
    void anAgentThatDescribesItsFailureIsBelievedUnlessItWasKilled() {
        assertThat(overran(1, FAILURE))
                .extracting(result -> ((Broke) result).error().code())
                .isEqualTo("NO_MONEY");
        assertThat(overran(137, FAILURE))
                .extracting(result -> ((Broke) result).error().code())
                .isEqualTo("AGENT_OUT_OF_MEMORY");
    }

    @Test
    void aResultOutweighsWhatItWantedTooMuchOf() {
        assertThat(overran(0, RESULT)).isEqualTo(new Produced("1"));
    }

    private static AgentResult overran(int code, AgentLine... said) {
        Overrun over = Overrun.of(Excess.MEMORY, Agents.process("any"));
        return new Exit(code, transcript(said), "the end\n", false, Optional.of(over)).result();
    }

    private static RunError error(int code, AgentLine... said) {
        return ((Broke) exit(code, false, said)).error();
    }

    private static AgentResult exit(int code, String stderr) {
        return new Exit(code, new Transcript(event -> {}), stderr, false, Optional.empty()).result();
    }

    private static AgentResult exit(int code, boolean told, AgentLine... said) {
        return new Exit(code, transcript(said), "the end\n", told, Optional.empty()).result();
    }

    private static Transcript transcript(AgentLine... said) {
        Transcript transcript = new Transcript(event -> {});
        for (AgentLine line : said) {
            transcript.hear(line);
        }
        return transcript;
    }
}
