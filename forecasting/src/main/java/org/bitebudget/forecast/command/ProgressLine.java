package org.bitebudget.forecast.command;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.bitebudget.forecast.panel.PanelEnsemble.Progress;

/** A progress bar on standard error, gone when all is done: which method is asked now, and how many have answered. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final int WIDTH = 100;

    private final ProgressBar bar;

    ProgressLine(String task) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .setUnit(" methods", 1)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void at(int done, int all, String label) {
        bar.maxHint(all);
        bar.stepTo(done);
        bar.setExtraMessage(label);
    }

    @Override
    public void close() {
        bar.close();
    }
}
