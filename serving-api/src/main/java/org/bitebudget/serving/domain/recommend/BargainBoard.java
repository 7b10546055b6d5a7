package org.bitebudget.serving.domain.recommend;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bitebudget.serving.domain.PriceAge;

/** Products that cost much less than usual now, the greatest cuts first. One thread may change it while others read. */
public final class BargainBoard {
    private static final double LEAST = 0.10;

    /**
     * One of them.
     *
     * @param key of the store's product
     * @param itemId the same across stores, where it is known
     * @param observedAt when its price was last seen
     */
    public record Bargain(
            String key, String itemId, String name, Optional<String> category, Offer offer, Instant observedAt) {}

    private final Map<String, Bargain> byKey = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Bargain> inOrder = new ConcurrentSkipListSet<>(
            Comparator.<Bargain>comparingDouble(bargain -> -bargain.offer().below())
                    .thenComparing(Bargain::key));

    /** Takes an offer in, in place of the one before; one that isn't cheap is only taken out. */
    public void put(Bargain bargain) {
        remove(bargain.key());
        if (bargain.offer().below() >= LEAST) {
            byKey.put(bargain.key(), bargain);
            inOrder.add(bargain);
        }
    }

    /** Forgets an offer. */
    public void remove(String key) {
        Bargain known = byKey.remove(key);
        if (known != null) {
            inOrder.remove(known);
        }
    }

    /** The greatest cuts in a currency, or in any, of those whose price holds. */
    public List<Bargain> best(Optional<String> currency, int count, PriceAge age) {
        return inOrder.stream()
                .filter(bargain -> age.holds(bargain.observedAt()))
                .filter(bargain -> currency.isEmpty()
                        || currency.get().equals(bargain.offer().price().currency()))
                .limit(count)
                .toList();
    }
}
