package dev.muster.scaler;

import dev.muster.scaler.decide.QueueSteps.Step;
import org.jspecify.annotations.Nullable;

/** A step as it is set: {@code 500:50} for fifty units where more than five hundred messages wait. */
public record StepText(Step step) {
    public static StepText of(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 2) {
                return new StepText(new Step(Long.parseLong(parts[0].strip()), Integer.parseInt(parts[1].strip())));
            }
        } catch (NumberFormatException noNumber) {
            throw wrong(text, noNumber);
        }
        throw wrong(text, null);
    }

    private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
        return new IllegalArgumentException("step '" + text + "': needs messages:units, as in 500:50", cause);
    }
}
