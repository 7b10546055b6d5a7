package org.bitebudget.ml.job;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The processor time that choosing models may take: so many milliseconds of each second, saved up for ten seconds at most, and so many choices between two
 * checkpoints at most. What is overdrawn is missing later. Between two checkpoints there is always one choice, so that nobody waits for ever.
 */
final class SelectionBudget {
    private static final long SAVED_UP_SECONDS = 10;

    private final LongSupplier processor;
    private final int most;
    private final double share;
    private long available;
    private long begunAt;
    private int taken;

    /**
     * @param most choices between two checkpoints
     * @param millisPerSecond processor time; 1000 and more is no limit
     */
    SelectionBudget(int most, int millisPerSecond) {
        this(most, millisPerSecond, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** @param processor nanoseconds that the current thread has been computing */
    SelectionBudget(int most, int millisPerSecond, LongSupplier processor) {
        this.processor = processor;
        this.most = most;
        this.share = millisPerSecond / 1000.0;
    }

    /**
     * A new round begins.
     *
     * @param now nanoseconds of a clock
     */
    void begin(long now) {
        long elapsed = begunAt == 0 ? 0 : now - begunAt;
        begunAt = now;
        taken = 0;
        available = Math.min(
                Math.round(share * TimeUnit.SECONDS.toNanos(SAVED_UP_SECONDS)),
                available + Math.round(share * elapsed));
    }

    /** True if something may be chosen now. */
    boolean hasRoom() {
        return taken < most && (taken == 0 || share >= 1 || available > 0);
    }

    /** Does it and counts what it takes. */
    void spend(Runnable choice) {
        long before = processor.getAsLong();
        choice.run();
        available -= processor.getAsLong() - before;
        taken++;
    }
}
