package dev.muster.simulation.plan;

import dev.muster.simulation.price.Prices;
import dev.muster.simulation.terminal.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "plan", description = "Says what the fleet costs on AWS, by instance type, and what it does not show.")
public final class PlanCommand implements Callable<Integer> {
    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Option(names = "--prices", paramLabel = "FILE", description = "YAML like that of docs/capacity.md (built in)")
    private @Nullable Path prices;

    @Option(
            names = "--peak-hours",
            paramLabel = "N",
            defaultValue = "160",
            description = "of a month of 730 h (${DEFAULT-VALUE})")
    private int peakHours;

    @Option(names = "--surge-hours", paramLabel = "N", defaultValue = "10", description = "the same (${DEFAULT-VALUE})")
    private int surgeHours;

    @Option(
            names = "--on-demand-floor",
            paramLabel = "N",
            defaultValue = "30",
            description = "of the second fleet (${DEFAULT-VALUE})")
    private int floor;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "10",
            description = "of a unit whose memory allows so many (${DEFAULT-VALUE})")
    private int slots;

    @Option(
            names = "--soft-limit",
            paramLabel = "MB",
            defaultValue = "512",
            description = "memory that a run reserves: 70 %% of its agent's (${DEFAULT-VALUE})")
    private int softLimit;

    @Option(names = "--run-seconds", paramLabel = "N", defaultValue = "60", description = "mean (${DEFAULT-VALUE})")
    private int runSeconds;

    @Option(
            names = "--busy",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description = "of the slots that are paid for (${DEFAULT-VALUE})")
    private int busy;

    @Option(
            names = "--fargate-vcpu",
            paramLabel = "N",
            defaultValue = "4",
            description = "of a task (${DEFAULT-VALUE})")
    private double fargateVcpu;

    @Option(names = "--fargate-gb", paramLabel = "N", defaultValue = "8", description = "of a task (${DEFAULT-VALUE})")
    private double fargateGb;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "c6g.xlarge",
            description = "of what is reckoned beside the units (${DEFAULT-VALUE})")
    private String type = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Assumptions assumed = new Assumptions(
                peakHours, surgeHours, floor, slots, softLimit, runSeconds, busy, fargateVcpu, fargateGb, type);
        CapacityPlan plan = CapacityPlan.of(prices == null ? Prices.standard() : Prices.read(prices), assumed);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(new PlanTable(plan).text());
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(plan));
        }
        return 0;
    }
}
