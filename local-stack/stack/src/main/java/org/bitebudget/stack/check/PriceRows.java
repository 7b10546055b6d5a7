package org.bitebudget.stack.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bitebudget.event.PriceObservation;

/**
 * Whether every observation of a price on the topic is one row of the history, and no row is without its observation. Holds
 * for what the topic still keeps.
 */
final class PriceRows {

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, Long> rows = new TreeMap<>();

    /** Takes note of a committed record of {@code price.observations.v1}. */
    void record(PriceObservation observation) {
        tallies.computeIfAbsent(observation.getStore(), store -> new Tally()).take(observation);
    }

    /** Takes note of how many rows the history holds of a store. */
    void rows(String store, long count) {
        rows.put(store, count);
    }

    /** One line for each store, by name. */
    List<StoreRows> stores() {
        Set<String> names = new TreeSet<>(tallies.keySet());
        names.addAll(rows.keySet());
        return names.stream()
                .map(store -> {
                    Tally tally = tallies.getOrDefault(store, new Tally());
                    return new StoreRows(
                            store,
                            tally.records,
                            tally.observations - tally.retracted.size(),
                            rows.getOrDefault(store, 0L));
                })
                .toList();
    }

    /** Whether the counts agree for every store. */
    boolean hold() {
        return stores().stream().allMatch(store -> store.observations() == store.rows());
    }

    /**
     * A store's counts.
     *
     * @param store its name
     * @param records committed records of its observations
     * @param observations observations that these records make, without those taken back; a revision makes none
     * @param rows rows of the history, each observation once
     */
    record StoreRows(String store, long records, long observations, long rows) {}

    private static final class Tally {
        private final Set<String> retracted = new HashSet<>();
        private long records;
        private long observations;

        private void take(PriceObservation observation) {
            records++;
            if (observation.getEnvelope().getRevision() == 1) {
                observations++;
            }
            if (observation.getRetracted()) {
                retracted.add(observation.getObservationId());
            } else {
                retracted.remove(observation.getObservationId());
            }
        }
    }
}
