package org.bitebudget.benchmarks.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bitebudget.benchmarks.changes.SeenProduct.Outcome;
import org.bitebudget.ml.domain.change.ChangeHazard;
import org.bitebudget.ml.domain.change.Effect;
import org.bitebudget.ml.domain.change.PriceSpells;
import org.bitebudget.ml.domain.prices.ObservedPrice;

/** One store's prices, day by day; at its origins everybody says what will happen, knowing no more than what was seen until then. */
final class StoreWalk {

    private static final int LONGEST = 28;

    private final List<SeenProduct> products;
    private final SortedMap<Integer, List<Seen>> days = new TreeMap<>();
    private final Set<Integer> origins;

    /** One of the products on one of its days. */
    private record Seen(int product, int at) {}

    /** @param origins days, evenly of the second half of those that have four weeks behind them */
    StoreWalk(List<SeenProduct> products, int origins) {
        this.products = products;
        for (int product = 0; product < products.size(); product++) {
            List<ObservedPrice> seen = products.get(product).days();
            for (int at = 0; at < seen.size(); at++) {
                days.computeIfAbsent(seen.get(at).day(), day -> new ArrayList<>())
                        .add(new Seen(product, at));
            }
        }
        this.origins = chosen(List.copyOf(days.keySet()), origins);
    }

    private static Set<Integer> chosen(List<Integer> all, int count) {
        int last = all.get(all.size() - 1) - LONGEST;
        List<Integer> possible = all.stream().filter(day -> day <= last).toList();
        List<Integer> late = possible.subList(possible.size() / 2, possible.size());
        Set<Integer> chosen = new TreeSet<>();
        for (int i = 0; i < count && !late.isEmpty(); i++) {
            chosen.add(late.get(i * late.size() / count));
        }
        return chosen;
    }

    /** Walks once with these effects. */
    void run(Set<Effect> effects, WalkScores scores) {
        ChangeHazard hazard = new ChangeHazard(effects);
        PriceSpells[] spells = new PriceSpells[products.size()];
        days.forEach((day, seen) -> {
            for (Seen each : seen) {
                ObservedPrice price = products.get(each.product()).days().get(each.at());
                PriceSpells known = spells[each.product()];
                spells[each.product()] = known == null
                        ? PriceSpells.first(day, price.minor(), price.promo())
                        : hazard.observe(known, day, price.minor(), price.promo());
            }
            if (origins.contains(day)) {
                BaseRates before = new BaseRates(
                        shares(day, false, SeenProduct::changes), shares(day, true, SeenProduct::isPromoted));
                for (Seen each : seen) {
                    scores.take(new Sighting(
                            products.get(each.product()), each.at(), spells[each.product()], hazard, before));
                }
                scores.endDay();
            }
        });
    }

    /** What follows a sighting within days. */
    private interface Event {
        Outcome of(SeenProduct product, int at, int within);
    }

    private Map<Integer, Double> shares(int origin, boolean regularOnly, Event event) {
        Map<Integer, Double> shares = new HashMap<>();
        for (int within : ChangeHazard.HORIZONS) {
            long yes = 0;
            long all = 0;
            for (List<Seen> seen : days.headMap(origin - within + 1).values()) {
                for (Seen each : seen) {
                    SeenProduct product = products.get(each.product());
                    if (!regularOnly || !product.days().get(each.at()).promo()) {
                        Outcome outcome = event.of(product, each.at(), within);
                        yes += outcome == Outcome.YES ? 1 : 0;
                        all += outcome == Outcome.UNKNOWN ? 0 : 1;
                    }
                }
            }
            shares.put(within, all == 0 ? Double.NaN : (double) yes / all);
        }
        return shares;
    }
}
