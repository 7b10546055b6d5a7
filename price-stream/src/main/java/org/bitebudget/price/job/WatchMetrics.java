package org.bitebudget.price.job;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.Observation;

/**
 * What became of observations: {@code lateObservations}, {@code archivedObservations}, {@code lateCorrections}, {@code
 * crowdedObservations}, {@code observationsWithoutEffect}, {@code priceConflicts}, {@code quarantinedPrices}.
 */
final class WatchMetrics {

    private final Counter late;
    private final Counter archived;
    private final Counter lateCorrections;
    private final Counter crowded;
    private final Counter withoutEffect;
    private final Counter conflicts;
    private final Counter quarantined;

    WatchMetrics(MetricGroup group) {
        late = group.counter("lateObservations");
        archived = group.counter("archivedObservations");
        lateCorrections = group.counter("lateCorrections");
        crowded = group.counter("crowdedObservations");
        withoutEffect = group.counter("observationsWithoutEffect");
        conflicts = group.counter("priceConflicts");
        quarantined = group.counter("quarantinedPrices");
    }

    void count(Arrival arrival, Observation version, boolean conflict) {
        if (conflict) {
            conflicts.inc();
        }
        switch (arrival) {
            case CURRENT -> {}
            case LATE -> late.inc();
            case ARCHIVED -> {
                archived.inc();
                if (version.revision() > 0) {
                    lateCorrections.inc();
                }
            }
            case TOO_LATE -> lateCorrections.inc();
            case CROWDED -> crowded.inc();
            case WITHOUT_EFFECT -> withoutEffect.inc();
        }
    }

    void count(QuarantinedPrice told) {
        if (!told.getReleased()) {
            quarantined.inc();
        }
    }
}
