package org.bitebudget.benchmarks.prices;

import org.bitebudget.event.Rate;
import org.bitebudget.schema.Topic;
import org.bitebudget.schema.Topic.Partitioning;
import org.bitebudget.schema.Topic.Retention;
import org.bitebudget.schema.Topics;

/** What {@link CountJob} is called and where it writes, for those who start it without having Flink. */
final class Counts {

    /** Name of the job. */
    static final String JOB = "count-observations";

    /** Counts as whole numbers ({@link Rate} without decimals), the smallest event there is. */
    static final Topic<Rate> TOPIC = new Topic<>(
            "bench.counts.v1",
            Topics.PRICE_CURRENT.keyParts(),
            Rate.class,
            Partitioning.WHOLE_KEY,
            new Retention.Forever());

    private Counts() {}
}
