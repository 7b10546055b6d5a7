package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.QuarantinedPrice;
import org.bitebudget.price.Observed;
import org.bitebudget.price.domain.Arrival;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceHistory;
import org.junit.jupiter.api.Test;

class WatchMetricsTest {

    private final Map<String, Counter> counters = new HashMap<>();
    private final WatchMetrics metrics = new WatchMetrics(new UnregisteredMetricsGroup() {
        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(name, unseen -> new SimpleCounter());
        }
    });
    private final WatchedPrices slim = new WatchedPrices();
    private final PriceHistory history = PriceHistory.empty();

    @Test
    void anotherPriceUnderAKnownRevisionIsAConflict() throws Exception {
        slim.open(null);
        Observed milk = new Observed("Test store", "milk");

        take(milk.version("2026-05-01", 200, 1, false));
        take(milk.version("2026-05-01", 200, 1, false));
        assertThat(counted("priceConflicts")).isZero();
        assertThat(counted("observationsWithoutEffect")).isEqualTo(1);
        take(milk.version("2026-05-01", 180, 1, false));
        take(milk.version("2026-05-01", 190, 2, false));

        assertThat(counted("priceConflicts")).isEqualTo(1);
    }

    @Test
    void aPriceIsCountedAsItGoesIntoQuarantineAndNotAsItComesOut() {
        QuarantinedPrice told = new QuarantinedPrice();
        metrics.count(told);
        told.setReleased(true);
        metrics.count(told);

        assertThat(counted("quarantinedPrices")).isEqualTo(1);
    }

    private void take(PriceObservation event) throws Exception {
        Observation version = WatchedPrices.toDomain(slim.map(event));
        Arrival arrival = history.add(version);
        metrics.count(arrival, version, history.conflict());
    }

    private long counted(String name) {
        return counters.get(name).getCount();
    }
}
