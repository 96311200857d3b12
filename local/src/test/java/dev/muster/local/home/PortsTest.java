package dev.muster.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsRefusedByItsNumber() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.free(taken.getLocalPort(), "--port"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.free(taken.getLocalPort(), "--port")).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aFreePortCanBeTakenAfterwards() throws Exception {
        int port = Ports.free(0, "--port");
        assertThat(port).isPositive();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
