package dev.muster.infra.edge;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** What CloudFront keeps out: known attacks, and who asks too often. A gateway's own limits are finer, and by key. */
final class Firewall {
    /** Requests of one address in five minutes. */
    private static final int MOST_REQUESTS = 20_000;

    /** The same, without a key: such requests read the documentation at most. */
    private static final int MOST_WITHOUT_KEY = 100;

    private static final String REPUTATION = "AWSManagedRulesAmazonIpReputationList";
    private static final String BAD_INPUTS = "AWSManagedRulesKnownBadInputsRuleSet";

    /** What an agent is given is any text, also one about attacks: bodies are counted, not refused. */
    private static final Map<String, List<String>> OF_BODIES =
            Map.of(BAD_INPUTS, List.of("JavaDeserializationRCE_BODY", "Log4JRCE_BODY"));

    private Firewall() {}

    static CfnWebACL make(Construct scope, String name) {
        return CfnWebACL.Builder.create(scope, "Firewall")
                .name(name)
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(counted(name))
                .rules(List.of(
                        rate("rate", 0, MOST_REQUESTS), managed(1, REPUTATION), managed(2, BAD_INPUTS), withoutKey(3)))
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty counted(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(name)
                .build();
    }

    private static CfnWebACL.RuleProperty rate(String name, int priority, int most) {
        return rule(name, priority)
                .action(block())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(byAddress(most).build())
                        .build())
                .build();
    }

    private static CfnWebACL.RateBasedStatementProperty.Builder byAddress(int most) {
        return CfnWebACL.RateBasedStatementProperty.builder().limit(most).aggregateKeyType("IP");
    }

    private static CfnWebACL.RuleProperty withoutKey(int priority) {
        CfnWebACL.StatementProperty hasNone = CfnWebACL.StatementProperty.builder()
                .notStatement(CfnWebACL.NotStatementProperty.builder()
                        .statement(hasKey())
                        .build())
                .build();
        return rule("rate-without-key", priority)
                .action(block())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(byAddress(MOST_WITHOUT_KEY)
                                .scopeDownStatement(hasNone)
                                .build())
                        .build())
                .build();
    }

    private static CfnWebACL.StatementProperty hasKey() {
        CfnWebACL.TextTransformationProperty asItIs = CfnWebACL.TextTransformationProperty.builder()
                .priority(0)
                .type("NONE")
                .build();
        return CfnWebACL.StatementProperty.builder()
                .sizeConstraintStatement(CfnWebACL.SizeConstraintStatementProperty.builder()
                        .fieldToMatch(CfnWebACL.FieldToMatchProperty.builder()
                                .singleHeader(Map.of("Name", "authorization"))
                                .build())
                        .comparisonOperator("GT")
                        .size(0)
                        .textTransformations(List.of(asItIs))
                        .build())
                .build();
    }

    private static CfnWebACL.RuleProperty managed(int priority, String group) {
        return rule(group, priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .ruleActionOverrides(OF_BODIES.getOrDefault(group, List.of()).stream()
                                        .map(Firewall::onlyCounted)
                                        .toList())
                                .build())
                        .build())
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty onlyCounted(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                        .count(CfnWebACL.CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static CfnWebACL.RuleProperty.Builder rule(String name, int priority) {
        return CfnWebACL.RuleProperty.builder().name(name).priority(priority).visibilityConfig(counted(name));
    }

    private static CfnWebACL.RuleActionProperty block() {
        return CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build();
    }
}
