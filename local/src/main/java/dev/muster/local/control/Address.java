package dev.muster.local.control;

import dev.muster.local.home.Home;
import dev.muster.local.home.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Where a supervisor listens, and what it takes to be heard. Only the user who started it can read this. */
public record Address(long pid, URI url, String token) {
    /** Left behind by a supervisor that was killed: whoever reads it has to see whether somebody answers. */
    public static Optional<Address> read(Home home) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(home.supervisor()), Address.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + home.supervisor(), failed);
        }
    }

    public void write(Home home) {
        PrivateFile.write(home.supervisor(), Json.MAPPER.writeValueAsString(this));
    }

    public static void remove(Home home) {
        try {
            Files.deleteIfExists(home.supervisor());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + home.supervisor(), failed);
        }
    }

    String bearer() {
        return "Bearer " + token;
    }

    @Override
    public String toString() {
        return "Address[pid=" + pid + ", url=" + url + "]";
    }
}
