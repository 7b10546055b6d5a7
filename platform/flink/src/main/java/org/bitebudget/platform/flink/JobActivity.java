package org.bitebudget.platform.flink;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a job reads from topics and writes to them in this process, so that its host can tell whether a checkpoint
 * would hold anything new, and whether anybody waits for it: nobody does while the job works off a backlog.
 */
final class JobActivity implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, Tally> TALLIES = new ConcurrentHashMap<>();

    /** So long after the last record of a backlog the job has caught up. */
    private static final long CAUGHT_UP_MILLIS = 1_000;

    private final String job;
    private transient Tally tally;

    private static final class Tally {
        private final LongAdder records = new LongAdder();
        private volatile long behindAt;
    }

    private JobActivity(String job) {
        this.job = job;
    }

    /** The activity of the job of that name; it travels in the job graph. */
    static JobActivity of(String job) {
        return new JobActivity(job);
    }

    /** A record was read that had been on its topic since then, milliseconds since 1970. */
    void read(long since) {
        long now = System.currentTimeMillis();
        if (Backlog.holds(since, now)) {
            tally().behindAt = now;
        }
        tally().records.increment();
    }

    /** A record was written. */
    void written() {
        tally().records.increment();
    }

    /** How many records were read or written since the start of this process. */
    long sum() {
        return tally().records.sum();
    }

    /** Whether what the job reads has been waiting for it for long. */
    boolean isBehind() {
        return System.currentTimeMillis() - tally().behindAt < CAUGHT_UP_MILLIS;
    }

    private Tally tally() {
        if (tally == null) {
            tally = TALLIES.computeIfAbsent(job, name -> new Tally());
        }
        return tally;
    }
}
