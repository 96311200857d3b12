package dev.muster.infra.state;

import dev.muster.aws.control.ControlTable;
import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.run.EventsTable;
import dev.muster.aws.run.RunsTable;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.ReplicaTableProps;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * The tables of one region, as the services themselves define them.
 *
 * @param runs copied to the other region, where they can be read, and so are events; nobody writes the copies
 */
public record Tables(TableV2 runs, TableV2 events, TableV2 workers, TableV2 control) {
    static Tables in(Construct scope, Settings settings, String region) {
        List<String> others = settings.regions().stream()
                .filter(other -> !other.equals(region))
                .toList();
        Maker maker = new Maker(scope, settings, region);
        return new Tables(
                maker.make("runs", RunsTable.DEFINITION, others),
                maker.make("run-events", EventsTable.DEFINITION, others),
                maker.make("workers", WorkersTable.DEFINITION, List.of()),
                maker.make("control", ControlTable.DEFINITION, List.of()));
    }

    private record Maker(Construct scope, Settings settings, String region) {
        TableV2 make(String what, TableDefinition definition, List<String> copies) {
            boolean keep = settings.scale().keepsData();
            TableV2.Builder table = TableV2.Builder.create(scope, what)
                    .tableName(Names.of(settings, region).table(what))
                    .partitionKey(attribute(definition.keys().partition()))
                    .globalSecondaryIndexes(
                            definition.indexes().stream().map(Maker::index).toList())
                    .billing(Billing.onDemand())
                    .encryption(TableEncryptionV2.dynamoOwnedKey())
                    .timeToLiveAttribute(definition.timeToLive())
                    .pointInTimeRecoverySpecification(recovery())
                    .replicas(copies.stream().map(Maker::copy).toList())
                    .deletionProtection(keep)
                    .removalPolicy(keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
            definition.keys().sort().ifPresent(sort -> table.sortKey(attribute(sort)));
            return table.build();
        }

        private static PointInTimeRecoverySpecification recovery() {
            return PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .build();
        }

        private static ReplicaTableProps copy(String region) {
            return ReplicaTableProps.builder()
                    .region(region)
                    .pointInTimeRecoverySpecification(recovery())
                    .build();
        }

        private static GlobalSecondaryIndexPropsV2 index(TableDefinition.Index index) {
            GlobalSecondaryIndexPropsV2.Builder made = GlobalSecondaryIndexPropsV2.builder()
                    .indexName(index.name())
                    .partitionKey(attribute(index.keys().partition()));
            index.keys().sort().ifPresent(sort -> made.sortKey(attribute(sort)));
            return index.included().isEmpty()
                    ? made.projectionType(ProjectionType.KEYS_ONLY).build()
                    : made.projectionType(ProjectionType.INCLUDE)
                            .nonKeyAttributes(index.included().stream().sorted().toList())
                            .build();
        }

        private static Attribute attribute(TableDefinition.Attribute attribute) {
            return Attribute.builder()
                    .name(attribute.name())
                    .type(
                            switch (attribute.type()) {
                                case TEXT -> AttributeType.STRING;
                                case NUMBER -> AttributeType.NUMBER;
                            })
                    .build();
        }
    }
}
