package dev.muster.local.up;

import dev.muster.local.child.Child;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A service with a port for everybody, and one for its management. */
record Served(Child child, URI url, Path managementPort) {
    static Served of(Child child, URI url, Home home) {
        return new Served(child, url, home.managementPortFile(child.spec().name()));
    }

    ServiceStatus status() {
        return new ServiceStatus(
                url, child.pid().orElse(null), urlIn(managementPort).orElse(null));
    }

    static boolean isReady(ServiceStatus status) {
        return status.pid() != null && status.managementUrl() != null && Readiness.of(status.managementUrl());
    }

    static Optional<URI> urlIn(Path portFile) {
        try {
            return Optional.of(
                    URI.create("http://127.0.0.1:" + Files.readString(portFile).strip()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
