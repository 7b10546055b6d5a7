package org.bitebudget.ml.domain.change;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bitebudget.ml.domain.series.History;

/**
 * The stores whose prices were seen. Each day of a price teaches its store once, when it is closed; a correction of a day that was closed before
 * is seen in the price's own spells and teaches nothing.
 */
public final class StoreHazards {
    private final Map<String, ChangeHazard> byStore = new TreeMap<>();

    /** By store, what was learnt. */
    public Map<String, ChangeHazard> byStore() {
        return byStore;
    }

    /** Goes on with what was learnt of a store; of two the one that saw more counts, which happens when the job runs with fewer subtasks. */
    public void put(String store, ChangeHazard hazard) {
        byStore.merge(store, hazard, (one, other) -> one.seen() >= other.seen() ? one : other);
    }

    /**
     * Takes in the days of a price that were closed since the last time, and says what is to be expected after its newest.
     *
     * @param history days of the price, at least one
     * @param taught last day that was taken in before
     * @param closed last day that no longer changes
     */
    public ChangeOutlook take(String store, History history, int taught, int closed) {
        ChangeHazard hazard = byStore.computeIfAbsent(store, known -> new ChangeHazard());
        Optional<PriceSpells> spells = Optional.empty();
        for (int day = history.first(); day <= history.last(); day++) {
            long minor = history.amountAt(day);
            if (minor == History.NONE) {
                continue;
            }
            boolean promo = history.isPromo(day);
            boolean teaches = day > taught && day <= closed;
            int today = day;
            spells = Optional.of(spells.map(known ->
                            teaches ? hazard.observe(known, today, minor, promo) : known.with(today, minor, promo))
                    .orElseGet(() -> PriceSpells.first(today, minor, promo)));
        }
        return hazard.outlook(spells.orElseThrow());
    }
}
