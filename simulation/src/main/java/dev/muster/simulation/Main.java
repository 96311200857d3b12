package dev.muster.simulation;

import dev.muster.simulation.plan.PlanCommand;
import dev.muster.simulation.replay.ReplayCommand;
import dev.muster.simulation.terminal.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The commands of the launcher that need no platform. */
@Command(
        name = "./muster",
        subcommands = {PlanCommand.class, ReplayCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        return line.setExecutionExceptionHandler(new Refusals());
    }

    private static final class Refusals implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failed, CommandLine line, ParseResult parsed) {
            boolean isRefusal = failed instanceof Refusal;
            if (!isRefusal) {
                failed.printStackTrace(line.getErr());
            }
            line.getErr().println("muster: " + failed.getMessage());
            return isRefusal
                    ? line.getCommandSpec().exitCodeOnInvalidInput()
                    : line.getCommandSpec().exitCodeOnExecutionException();
        }
    }
}
