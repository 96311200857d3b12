package dev.muster.embedded;

import java.net.URI;

/** Where the emulators listen, so that nothing outside this machine can reach them. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static URI http(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
