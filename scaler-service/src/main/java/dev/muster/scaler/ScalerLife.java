package dev.muster.scaler;

import dev.muster.pace.Loop;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Starts and ends the loop. */
final class ScalerLife implements SmartLifecycle {
    private final ScalingLoop step;
    private volatile @Nullable Loop loop;

    ScalerLife(ScalingLoop step) {
        this.step = step;
    }

    @Override
    public void start() {
        loop = Loop.start("scaling", step);
    }

    @Override
    public void stop() {
        Loop running = loop;
        loop = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
