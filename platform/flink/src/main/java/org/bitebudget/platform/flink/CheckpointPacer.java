package org.bitebudget.platform.flink;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a job takes a checkpoint: as soon as there is something new to hold, at most once in an interval, and one
 * at a time. What was not known to be covered when a checkpoint began is reason for the next.
 */
final class CheckpointPacer {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPacer.class);

    private final Duration interval;
    private final LongSupplier activity;
    private final Supplier<CompletableFuture<?>> checkpoint;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private long covered;
    private long begun;

    /**
     * @param interval least time from the beginning of one checkpoint to that of the next
     * @param activity grows with whatever a checkpoint holds
     * @param checkpoint begins one; completes when it is complete, exceptionally when it failed
     * @param now nanoseconds of a clock
     */
    CheckpointPacer(Duration interval, LongSupplier activity, Supplier<CompletableFuture<?>> checkpoint, long now) {
        this.interval = interval;
        this.activity = activity;
        this.checkpoint = checkpoint;
        this.begun = now - interval.toNanos();
    }

    /** Begins a checkpoint if one is due. */
    synchronized void tick(long now) {
        long sum = activity.getAsLong();
        if (sum == covered || !running.isDone() || now - begun < interval.toNanos()) {
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

    private synchronized void retry() {
        covered = -1;
    }
}
