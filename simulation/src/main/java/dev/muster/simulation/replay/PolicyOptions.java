package dev.muster.simulation.replay;

import dev.muster.simulation.terminal.Bounds;
import dev.muster.simulation.terminal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which policies are compared. */
final class PolicyOptions {
    private static final Bounds TARGET = new Bounds(0.7, 1);
    private static final Bounds OBJECTIVE = new Bounds(0, 3_600);

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "steps,steps-as-written,keda,keda-tuned,adaptive",
            description = "of these (${DEFAULT-VALUE})")
    private List<String> names = List.of();

    @Option(
            names = "--wait-objective",
            paramLabel = "SECONDS",
            split = ",",
            defaultValue = "5s,10s,20s,30s,45s,60s",
            description = "of the adaptive policy (${DEFAULT-VALUE})")
    private List<String> objectives = List.of();

    @Option(
            names = "--keda-target",
            paramLabel = "SHARE",
            defaultValue = "0.8",
            description = "messages a unit, as a share of its slots, 0.7 to 1 (${DEFAULT-VALUE})")
    private double target;

    List<Contender> contenders(int slots) {
        TARGET.check("--keda-target", target);
        return names.stream().flatMap(name -> contenders(name, slots)).toList();
    }

    private Stream<Contender> contenders(String name, int slots) {
        return switch (name) {
            case "steps" -> Stream.of(Lineup.steps());
            case "steps-as-written" -> Stream.of(Lineup.stepsAsWritten(slots));
            case "keda" -> Stream.of(Lineup.keda(target * slots));
            case "keda-tuned" -> Stream.of(Lineup.kedaTuned(target * slots));
            case "adaptive" -> objectives.stream().map(text -> Lineup.adaptive(objective(text)));
            default ->
                throw new Refusal(
                        "--policy " + name + ": there are steps, steps-as-written, keda, keda-tuned and adaptive");
        };
    }

    private static Duration objective(String text) {
        String seconds = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        try {
            double value = Double.parseDouble(seconds);
            OBJECTIVE.check("--wait-objective", value);
            return Duration.ofMillis(Math.round(value * 1000));
        } catch (NumberFormatException noNumber) {
            throw new Refusal("--wait-objective " + text + ": needs seconds, as in 10s");
        }
    }
}
