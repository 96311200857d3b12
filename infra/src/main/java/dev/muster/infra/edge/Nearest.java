package dev.muster.infra.edge;

import dev.muster.infra.settings.Packed;
import dev.muster.infra.settings.Regions;
import dev.muster.infra.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.KeyValueStore;
import software.constructs.Construct;

/** Leads each request to the region of its run, else to the nearest one, and nowhere near one that is away. */
final class Nearest {
    private Nearest() {}

    static List<FunctionAssociation> among(Construct scope, Settings settings) {
        if (settings.regions().size() == 1) {
            return List.of();
        }
        KeyValueStore away = KeyValueStore.Builder.create(scope, "Away")
                .comment("The key away names a region that gets nothing: docs/operations.md")
                .build();
        CfnOutput.Builder.create(scope, "AwayStore")
                .value(away.getKeyValueStoreArn())
                .description("Where an operator names a region that is away")
                .build();
        Function function = Function.Builder.create(scope, "Nearest")
                .runtime(FunctionRuntime.JS_2_0)
                .keyValueStore(away)
                .code(FunctionCode.fromInline(code(settings)))
                .build();
        return List.of(FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .function(function)
                .build());
    }

    static String code(Settings settings) {
        String regions = settings.regions().stream()
                .map(region -> "{name: '%s', origin: '%s', home: '%s', longitude: %d}"
                        .formatted(region, region, Regions.home(settings, region), Regions.longitude(region)))
                .collect(Collectors.joining(", ", "[", "]"));
        return Packed.text(Nearest.class, "nearest.js").replace("REGIONS", regions);
    }
}
