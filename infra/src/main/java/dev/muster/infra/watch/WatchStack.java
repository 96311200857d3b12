package dev.muster.infra.watch;

import dev.muster.infra.service.ServicesStack;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Settings;
import dev.muster.infra.state.StateStack;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.constructs.Construct;

/** A dashboard, and an alarm for all that docs/operations.md has an answer to. */
public final class WatchStack extends Stack {
    /** What is watched. */
    public record Parts(StateStack state, ServicesStack services) {}

    /** Three minutes: a cold fleet has started by then. */
    private static final int LONGEST_WAIT_MS = 180_000;

    private static final double MOST_ERRORS = 0.01;
    private static final double NEAR_THE_CEILING = 0.9;
    private static final int HALF_WIDTH = 12;

    private final Sights sights;
    private final Parts parts;
    private final String prefix;

    public WatchStack(Construct scope, String id, @Nullable StackProps props, Settings settings, Parts parts) {
        super(scope, id, props);
        this.parts = parts;
        this.prefix = settings.prefix();
        this.sights = new Sights(Names.of(settings, getRegion()), parts.state(), parts.services());
        alarm("oldest-wait", sights.oldestWait(), new Limit(LONGEST_WAIT_MS, 5, TreatMissingData.IGNORE));
        alarm("dead-letters", sights.deadLetters(), new Limit(0, 1, TreatMissingData.NOT_BREACHING));
        alarm("breaker-open", sights.openBreakers(), new Limit(0, 1, TreatMissingData.NOT_BREACHING));
        double ceiling = NEAR_THE_CEILING * settings.scale().ceiling();
        alarm("spend", sights.spending(), new Limit(ceiling, 15, TreatMissingData.IGNORE));
        alarm("error-rate", sights.errorRate(), new Limit(MOST_ERRORS, 3, TreatMissingData.NOT_BREACHING));
        alarm(
                "scaler-silent",
                MathExpression.Builder.create()
                        .label("nobody leads")
                        .expression("1 - leading")
                        .usingMetrics(Map.of("leading", sights.leading()))
                        .period(Duration.minutes(1))
                        .build(),
                new Limit(0, 5, TreatMissingData.BREACHING));
        dashboard();
    }

    /**
     * @param above it is wrong, minute after minute
     * @param minutes for so long
     */
    private record Limit(double above, int minutes, TreatMissingData missing) {}

    private void alarm(String name, IMetric metric, Limit limit) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(prefix + "-" + name)
                .alarmDescription("docs/operations.md, " + name)
                .metric(metric)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .threshold(limit.above())
                .evaluationPeriods(limit.minutes())
                .datapointsToAlarm(limit.minutes())
                .treatMissingData(limit.missing())
                .build();
        SnsAction tell = new SnsAction(parts.state().alarms());
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
    }

    private void dashboard() {
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(prefix + "-" + getRegion()) // all dashboards of an account are in one place
                .widgets(List.of(
                        row(
                                graph("How long the oldest run waits", "ms", sights.oldestWait()),
                                graph(
                                        "Messages",
                                        "",
                                        sights.visible(parts.state().queue()),
                                        sights.deadLetters())),
                        row(
                                graph("Machines wanted", "", byPool("wanted")),
                                graph("Machines ready", "", byPool("ready"))),
                        row(graph("Cost", "$/h", sights.spending()), graph("Open breakers", "", sights.openBreakers())),
                        row(
                                graph(
                                        "Requests",
                                        "",
                                        sights.requests(),
                                        sights.answers(HttpCodeTarget.TARGET_4XX_COUNT),
                                        sights.answers(HttpCodeTarget.TARGET_5XX_COUNT)),
                                graph("Slowest 1 % of answers", "s", sights.slowest()))))
                .build();
    }

    private IMetric[] byPool(String what) {
        return List.of("spot", "on-demand", "fargate").stream()
                .map(pool -> sights.machines(what, pool))
                .toArray(IMetric[]::new);
    }

    private static List<IWidget> row(IWidget... widgets) {
        return List.of(widgets);
    }

    private static GraphWidget graph(String title, String unit, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF_WIDTH)
                .left(List.of(metrics))
                .leftYAxis(YAxisProps.builder()
                        .label(unit)
                        .showUnits(unit.isEmpty())
                        .min(0)
                        .build())
                .build();
    }
}
