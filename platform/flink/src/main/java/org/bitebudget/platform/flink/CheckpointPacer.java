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
 * interval is longer: nobody waits for single results, and what changes again within it is written once. It is longer still where
 * a checkpoint takes long, as with a job that does its work when one comes: then the job reads on for as long as it took, at
 * most for {@link #LONGEST_PAUSE}. After a backlog's last checkpoint comes another, for what a job has put off until then.
 */
final class CheckpointPacer {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPacer.class);

    /** Least time between checkpoints while a backlog is read. */
    static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(60);

    /** Longest time from the end of a checkpoint to the beginning of the next because of how long it took. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** Within such a time after a checkpoint a job reads on. */
    private static final Duration RESUMPTION = Duration.ofSeconds(1);

    private final Duration interval;
    private final BooleanSupplier behind;
    private final LongSupplier activity;
    private final Supplier<CompletableFuture<?>> checkpoint;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private long covered;
    private long begun;
    private boolean wasBehind;
    private boolean begunBehind;
    // Of the newest checkpoint; as far as is known while it runs.
    private long taken;

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
        wasBehind |= behind.getAsBoolean();
        if (!running.isDone()) {
            taken = now - begun;
            return;
        }
        boolean needed = sum != covered || begunBehind;
        if (!needed || now - begun < pace(now)) {
            return;
        }
        covered = sum;
        begun = now;
        begunBehind = wasBehind;
        wasBehind = false;
        taken = 0;
        running = checkpoint.get().whenComplete((id, failure) -> {
            if (failure != null) {
                LOG.debug("checkpoint=failed reason={}", failure.toString());
                retry();
            }
        });
    }

    private long pace(long now) {
        // What works in a checkpoint reads nothing meanwhile, and cannot tell at its end that it is still behind.
        boolean justDone = now - begun < taken + RESUMPTION.toNanos();
        if (behind.getAsBoolean() || (begunBehind && justDone)) {
            long pause = Math.min(taken, LONGEST_PAUSE.toNanos());
            return Math.max(interval.toNanos(), Math.max(BACKLOG_INTERVAL.toNanos(), taken + pause));
        }
        return interval.toNanos();
    }

    private synchronized void retry() {
        covered = -1;
    }
}
