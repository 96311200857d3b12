package dev.muster.local.bench.load;

import java.util.List;
import java.util.function.Consumer;

/**
 * Platform and reference side by side.
 *
 * @param progress takes a line for people
 */
public record Comparison(Saturation saturation, Side platform, Side reference, Consumer<String> progress) {
    public void warmUp(Extent extent) throws InterruptedException {
        saturation.warmUp(List.of(platform, reference), extent.warmUp(), progress);
    }
}
