package dev.muster.scaler.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkServiceException;

class PoolClientsTest {
    /** What the SDK calls AWS_ENDPOINT_URL where it is a property of the JVM. */
    private static final String ENDPOINT = "aws.endpointUrl";

    private static final List<Consumer<PoolClients>> REQUESTS = List.of(
            clients -> clients.autoScaling().describeAutoScalingGroups(),
            clients -> clients.ecs().listClusters(),
            clients -> clients.ec2().describeSpotPriceHistory());

    private final AwsStub aws = new AwsStub()
            .on("DescribeAutoScalingGroups", 503, "")
            .on("ListClusters", 503, "")
            .on("DescribeSpotPriceHistory", 503, "");

    @AfterEach
    void close() {
        System.clearProperty(ENDPOINT);
        aws.close();
    }

    @Test
    void everyClientGoesWhereTheSettingOfTheMachineSays() {
        System.setProperty(ENDPOINT, String.valueOf(aws.clients().endpoint()));
        PoolClients clients = Moto.clients(null);

        REQUESTS.forEach(
                request -> assertThatThrownBy(() -> request.accept(clients)).isInstanceOf(SdkServiceException.class));

        assertThat(aws.asked()).hasSize(REQUESTS.size());
    }

    @Test
    void anEndpointOfItsOwnComesFirst() {
        System.setProperty(ENDPOINT, "http://127.0.0.1:1");

        REQUESTS.forEach(request ->
                assertThatThrownBy(() -> request.accept(aws.clients())).isInstanceOf(SdkServiceException.class));

        assertThat(aws.asked()).hasSize(REQUESTS.size());
    }
}
