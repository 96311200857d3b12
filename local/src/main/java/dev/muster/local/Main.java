package dev.muster.local;

import dev.muster.local.bench.BenchCommand;
import dev.muster.local.demo.DemoCommand;
import dev.muster.local.home.Refusal;
import dev.muster.local.interrupt.InterruptCommand;
import dev.muster.local.ps.PsCommand;
import dev.muster.local.up.DownCommand;
import dev.muster.local.up.UpCommand;
import dev.muster.local.weather.SpotWeatherCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The commands of the launcher that need Java. */
@Command(
        name = "./muster",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            PsCommand.class,
            InterruptCommand.class,
            SpotWeatherCommand.class,
            DemoCommand.class,
            BenchCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new Refusals());
        System.exit(line.execute(args));
    }

    private static final class Refusals implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failed, CommandLine line, ParseResult parsed) {
            if (!(failed instanceof Refusal)) {
                failed.printStackTrace();
            }
            System.err.println("muster: " + failed.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        }
    }
}
