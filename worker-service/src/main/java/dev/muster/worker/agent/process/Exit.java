package dev.muster.worker.agent.process;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.Transcript;
import dev.muster.worker.agent.process.isolate.UserSwitch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a process ended, and what that means for the attempt. Pure.
 *
 * @param code 128 and its number for a signal, as shells have it
 * @param stderr the last of it
 * @param told whether the agent had been told to end
 * @param overrun what it wanted too much of
 */
record Exit(int code, Transcript said, String stderr, boolean told, Optional<Overrun> overrun) {
    private static final int TRY_AGAIN = 75;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALLED = 128;
    private static final List<String> STARTERS = List.of(Launcher.NAME + ":", UserSwitch.NAME + ":");
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    AgentResult result() {
        Optional<String> result = said.result().filter(_ -> code == 0);
        if (result.isPresent()) {
            return new AgentResult.Produced(result.get());
        }
        if (told) {
            return new AgentResult.Stopped();
        }
        boolean killed = code > SIGNALLED; // then it could not say so itself
        if (overrun.isPresent() && (killed || said.failure().isEmpty())) {
            return overran(overrun.get());
        }
        return said.failure().map(this::described).orElseGet(this::undescribed);
    }

    private AgentResult overran(Overrun over) {
        String message = how() + ": " + over.words() + lastWords();
        return code == TRY_AGAIN
                ? over.fault().retryable(message)
                : over.fault().last(message);
    }

    /** The agent's line says what went wrong; its exit code says whether to try again. */
    private AgentResult described(RunError failure) {
        String message = how() + ": " + failure.message() + lastWords();
        return new AgentResult.Broke(new RunError(failure.code(), message, code == TRY_AGAIN));
    }

    private AgentResult undescribed() {
        if (code == 0) {
            return AgentFault.NO_RESULT.last(
                    "exit code 0, and no line {\"type\":\"result\",\"value\":...}" + lastWords());
        }
        if ((code == NOT_EXECUTABLE || code == NOT_FOUND) && STARTERS.stream().anyMatch(stderr::startsWith)) {
            return AgentFault.AGENT_NOT_STARTED.last(stderr.strip());
        }
        String message = how() + lastWords();
        return code == TRY_AGAIN ? AgentFault.AGENT_FAILED.retryable(message) : AgentFault.AGENT_FAILED.last(message);
    }

    private String how() {
        String signal = SIGNALS.get(code - SIGNALLED);
        return signal == null ? "exit code " + code : "ended by " + signal + ", exit code " + code;
    }

    private String lastWords() {
        return stderr.isBlank() ? "" : "\nstderr: " + stderr.strip();
    }
}
