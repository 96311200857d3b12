package dev.muster.worker.agent.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Something inside that nobody may reach: it counts who connects, and hangs up once it has counted. */
final class Doorbell implements AutoCloseable {
    final AtomicInteger rung = new AtomicInteger();
    private final ServerSocket door;

    /** @param port 0 for any */
    Doorbell(String address, int port) throws IOException {
        door = new ServerSocket();
        door.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        Thread.ofVirtual().start(this::open);
    }

    private void open() {
        while (!door.isClosed()) {
            try (Socket _ = door.accept()) {
                rung.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
