package dev.muster.local.demo;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that moves on a terminal, and now and then a line anywhere else. */
final class Progress {
    private static final int WIDTH = 100;
    private static final int BAR_MILLIS = 200;
    private static final int LINE_MILLIS = 5_000;

    private Progress() {}

    static ProgressBar of(String name, long all) {
        // Set by the launcher: only the shell can tell what stderr is.
        boolean terminal = Boolean.getBoolean("muster.terminal");
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? BAR_MILLIS : LINE_MILLIS)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(System.err, WIDTH)
                                : new DelegatingProgressBarConsumer(System.err::println, WIDTH))
                .build();
    }
}
