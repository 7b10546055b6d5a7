package org.bitebudget.benchmarks.jobs;

import org.bitebudget.event.Rate;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topic.Retention;
import org.bitebudget.schema.Topics;

/** What {@link CountJob} is called and where it writes, for those who start it without having Flink. */
public final class Counts {

    /** Name of the job. */
    public static final String JOB = "count-events";

    /** Counts as whole numbers ({@link Rate} without decimals), the smallest event there is. */
    public static final Topic<Rate> TOPIC = new Topic<>(
            "bench.counts.v1",
            Topics.PRICE_CURRENT.keyParts(),
            Rate.class,
            Partitioning.WHOLE_KEY,
            new Retention.Forever());

    private Counts() {}
}
