package org.bitebudget.serving.domain.recommend;

import java.util.Map;
import java.util.Optional;

/**
 * How long groceries keep at home, roughly, by department or category of the taxonomy. A category counts before its department. Unopened and stored as
 * their packs say; the United States' FoodKeeper lists the same orders of magnitude.
 */
final class Storage {
    private static final int UNKNOWN = 5;
    private static final Map<String, Integer> DAYS = Map.ofEntries(
            Map.entry("produce", 5),
            Map.entry("produce.potatoes", 21),
            Map.entry("produce.dried-fruit", 180),
            Map.entry("dairy", 10),
            Map.entry("dairy.cheese", 21),
            Map.entry("dairy.butter", 30),
            Map.entry("dairy.eggs", 21),
            Map.entry("meat", 2),
            Map.entry("meat.sausages", 10),
            Map.entry("meat.deli", 7),
            Map.entry("fish", 2),
            Map.entry("fish.smoked", 14),
            Map.entry("fish.tinned", 365),
            Map.entry("bakery", 3),
            Map.entry("bakery.sliced", 6),
            Map.entry("bakery.wraps", 21),
            Map.entry("pantry", 180),
            Map.entry("breakfast", 180),
            Map.entry("plant-based", 14),
            Map.entry("frozen", 90),
            Map.entry("ready-meals", 4),
            Map.entry("ready-meals.instant", 180),
            Map.entry("snacks", 90),
            Map.entry("drinks", 180),
            Map.entry("alcohol", 365),
            Map.entry("baby", 180),
            Map.entry("pet", 180),
            Map.entry("household", 365),
            Map.entry("personal-care", 365));

    private Storage() {}

    /** Days; five where nothing is known, as for something fresh. */
    static int days(Optional<String> category) {
        return category.map(id -> {
                    int dot = id.indexOf('.');
                    String department = dot < 0 ? id : id.substring(0, dot);
                    return DAYS.getOrDefault(id, DAYS.getOrDefault(department, UNKNOWN));
                })
                .orElse(UNKNOWN);
    }
}
