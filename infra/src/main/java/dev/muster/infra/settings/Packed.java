package dev.muster.infra.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that are deployed as they lie beside a class. */
public final class Packed {
    private Packed() {}

    public static String text(Class<?> beside, String name) {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
