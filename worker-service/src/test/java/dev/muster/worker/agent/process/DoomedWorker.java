package dev.muster.worker.agent.process;

import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/** A worker that starts agents until it is killed, and says the number of each as soon as the agent does. */
final class DoomedWorker {
    private DoomedWorker() {}

    static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int agents = Integer.parseInt(args[1]);
        if (agents == 0) {
            waitAtTheGate(folder);
        }
        boolean apart = Boolean.parseBoolean(args[2]);
        Workshop shop = apart ? Apartment.GROUPS.open(folder) : new Workshop(folder);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < agents; i++) {
                var _ = threads.submit(
                        () -> shop.run(apart ? haunted() : deaf(), event -> System.out.println(((Log) event).line())));
            }
        }
    }

    /** Dies, in effect, between the start of an agent and the moment at which the warden knows of it. */
    private static void waitAtTheGate(Path folder) throws IOException {
        Process shell = new Launcher(Workshop.programs(folder))
                .start(Isolation.none(folder).open("gate"));
        System.out.println(shell.pid());
        shell.onExit().join();
    }

    private static AgentCall deaf() {
        return Workshop.call(
                Agents.process("sh", "-c", "trap '' HUP INT TERM; sleep 300 & echo $$; while :; do wait; done"));
    }

    /** Says the number of what has left its group, its folder and its parents. */
    private static AgentCall haunted() {
        return Workshop.call(
                Agents.process("sh", "-c", "trap '' TERM; " + Apartment.DAEMON + "while :; do wait; sleep 1; done"));
    }

    static Process start(Path folder, int agents) throws IOException {
        return start(folder, agents, false);
    }

    /**
     * @param agents 0 for one that is never let go
     * @param apart whether they are isolated
     */
    static Process start(Path folder, int agents, boolean apart) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedWorker.class.getName(),
                        folder.toString(),
                        Integer.toString(agents),
                        Boolean.toString(apart)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
