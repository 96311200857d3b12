package dev.muster.aws.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.aws.control.ControlTable;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class MissingTablesTest {
    private static final int AT_ONCE = 4;

    @Test
    void servicesThatStartTogetherMayAllCreateATable() {
        MissingTables tables = new MissingTables(Emulators.DYNAMODB);
        for (int table = 0; table < 10; table++) {
            String name = "together-" + table;
            Collections.nCopies(AT_ONCE, name).parallelStream()
                    .forEach(same -> tables.create(same, ControlTable.DEFINITION));

            assertThat(Emulators.DYNAMODB
                            .describeTimeToLive(request -> request.tableName(name))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
        }
    }
}
