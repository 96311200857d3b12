package dev.muster.local.bench.reference;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells the owner where a process of the reference listens. */
final class Ready {
    private Ready() {}

    /** Whoever finds the file finds all of it. */
    static void tell(Path portFile, URI url) throws IOException {
        Path draft = Files.writeString(portFile.resolveSibling("draft"), Integer.toString(url.getPort()));
        Files.move(draft, portFile, StandardCopyOption.ATOMIC_MOVE);
    }
}
