package org.bitebudget.platform.flink;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a job reads from topics and writes to them in this process, so that its host can tell whether a checkpoint
 * would hold anything new.
 */
final class JobActivity implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private final String job;
    private transient LongAdder count;

    private JobActivity(String job) {
        this.job = job;
    }

    /** The activity of the job of that name; it travels in the job graph. */
    static JobActivity of(String job) {
        return new JobActivity(job);
    }

    /** A record was read or written. */
    void note() {
        count().increment();
    }

    /** How many records were read or written since the start of this process. */
    long sum() {
        return count().sum();
    }

    private LongAdder count() {
        if (count == null) {
            count = COUNTS.computeIfAbsent(job, name -> new LongAdder());
        }
        return count;
    }
}
