package dev.muster.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of loopback. */
public final class Ports {
    private Ports() {}

    /**
     * @param wanted zero for any
     * @param option by which another one can be chosen
     * @return the port wanted, or one that the system chose; free a moment ago
     */
    public static int free(int wanted, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return probe.getLocalPort();
        } catch (IOException taken) {
            if (wanted == 0) {
                throw new UncheckedIOException("loopback has no free port", taken);
            }
            throw new Refusal("port " + wanted + " is taken (" + taken.getMessage()
                    + "): end what listens there, or choose another with " + option);
        }
    }
}
