package org.bitebudget.platform.flink;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a job takes a checkpoint: as soon as there is something new to hold, at most once in an interval, and one
 * at a time. What was not known to be covered when a checkpoint began is reason for the next. While a backlog is read the
 * interval is longer: nobody waits for single results, and what changes again within it is written once.
 */
final class CheckpointPacer {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPacer.class);

    /** Least time between checkpoints while a backlog is read. */
    static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(5);

    private final Duration interval;
    private final BooleanSupplier behind;
    private final LongSupplier activity;
    private final Supplier<CompletableFuture<?>> checkpoint;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private long covered;
    private long begun;

    /**
     * @param interval least time from the beginning of one checkpoint to that of the next
     * @param activity grows with whatever a checkpoint holds
     * @param behind whether a backlog is read
     * @param checkpoint begins one; completes when it is complete, exceptionally when it failed
     * @param now nanoseconds of a clock
     */
    CheckpointPacer(
            Duration interval,
            LongSupplier activity,
            BooleanSupplier behind,
            Supplier<CompletableFuture<?>> checkpoint,
            long now) {
        this.interval = interval;
        this.behind = behind;
        this.activity = activity;
        this.checkpoint = checkpoint;
        this.begun = now - interval.plus(BACKLOG_INTERVAL).toNanos();
    }

    /** Begins a checkpoint if one is due. */
    synchronized void tick(long now) {
        long sum = activity.getAsLong();
        if (sum == covered || !running.isDone() || now - begun < pace().toNanos()) {
            return;
        }
        covered = sum;
        begun = now;
        running = checkpoint.get().whenComplete((id, failure) -> {
            if (failure != null) {
                LOG.debug("checkpoint=failed reason={}", failure.toString());
                retry();
            }
        });
    }

    private Duration pace() {
        return behind.getAsBoolean() && interval.compareTo(BACKLOG_INTERVAL) < 0 ? BACKLOG_INTERVAL : interval;
    }

    private synchronized void retry() {
        covered = -1;
    }
}
