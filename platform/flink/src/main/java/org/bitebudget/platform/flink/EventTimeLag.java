package org.bitebudget.platform.flink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * How old records are when an operator has dealt with them, in milliseconds: histogram {@code recordLagMillis} over the
 * newest records. Measured from when the record was taken in ({@code recordedAt}), since event times of a feed may be
 * years old without anything being late.
 */
public final class EventTimeLag {

    private static final int WINDOW = 1024;

    private final Histogram histogram;
    private final Clock clock;

    private EventTimeLag(Histogram histogram, Clock clock) {
        this.histogram = histogram;
        this.clock = clock;
    }

    /** The metric of an operator; call it from {@code open}. */
    public static EventTimeLag register(MetricGroup operator, Clock clock) {
        return new EventTimeLag(
                operator.histogram("recordLagMillis", new DescriptiveStatisticsHistogram(WINDOW)), clock);
    }

    /** A record was dealt with. */
    public void observe(Instant recordedAt) {
        histogram.update(Duration.between(recordedAt, clock.instant()).toMillis());
    }
}
