package org.bitebudget.serving.domain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cheapest way to buy a list at one store or at two. All pairs of stores are tried; within a pair each item is bought where
 * its choice is better, and where both are equal at the store that comes first alone. The best way lacks the fewest items, has the
 * fewest prices that no longer hold, counts the fewest packs of unknown size, costs the least, takes one store rather than two, and
 * then comes first by the stores' names. Prices in different currencies are never added.
 */
public final class TwoStoreSplit {

    /**
     * A way to buy a list.
     *
     * @param currency of all prices
     * @param parts what is bought at each of one or two stores, by the stores' names
     * @param missing items that neither sells now
     */
    public record Split(String currency, List<Part> parts, List<Wanted> missing) {
        /** What all parts cost together, in minor units. */
        public long totalMinor() {
            return parts.stream().mapToLong(Part::totalMinor).reduce(0, Math::addExact);
        }
    }

    /**
     * What is bought at one store.
     *
     * @param choices in the order of the list
     */
    public record Part(String store, List<Choice> choices) {
        /** What the choices cost together, in minor units. */
        public long totalMinor() {
            return choices.stream().mapToLong(Choice::costMinor).reduce(0, Math::addExact);
        }
    }

    /**
     * Two stores, or one twice, and what the list is bought as there; split up only once it is the best.
     *
     * @param missing how many items neither sells now
     * @param stale prices that no longer hold
     * @param unknownSizes packs of unknown size
     * @param oneSells whether something is bought at the one
     * @param otherSells whether something is bought at the other
     */
    private record Pair(
            Basket one,
            Basket other,
            int missing,
            int stale,
            int unknownSizes,
            long totalMinor,
            boolean oneSells,
            boolean otherSells) {

        private int stores() {
            return oneSells && otherSells ? 2 : 1;
        }

        private String names() {
            if (stores() == 1) {
                return oneSells ? one.store() : other.store();
            }
            return Stream.of(one.store(), other.store()).sorted().collect(Collectors.joining("\n"));
        }
    }

    private static final Comparator<Pair> BEST = Comparator.comparingInt(Pair::missing)
            .thenComparing(pair -> pair.one().currency())
            .thenComparingInt(Pair::stale)
            .thenComparingInt(Pair::unknownSizes)
            .thenComparingLong(Pair::totalMinor)
            .thenComparingInt(Pair::stores)
            .thenComparing(Pair::names);

    private TwoStoreSplit() {}

    /**
     * The best way; empty where no store sells anything of the list.
     *
     * @param baskets the list at each store, the fullest and cheapest first
     */
    public static Optional<Split> best(List<Basket> baskets) {
        Map<String, Integer> places = places(baskets);
        List<Choice[]> choices =
                baskets.stream().map(basket -> byPlace(basket, places)).toList();
        Pair best = null;
        for (int one = 0; one < baskets.size(); one++) {
            for (int other = one; other < baskets.size(); other++) {
                if (baskets.get(one).currency().equals(baskets.get(other).currency())) {
                    Pair pair = pair(baskets.get(one), choices.get(one), baskets.get(other), choices.get(other));
                    best = best == null || BEST.compare(pair, best) < 0 ? pair : best;
                }
            }
        }
        return Optional.ofNullable(best).map(pair -> split(pair, places));
    }

    /** A place for each item that a store sells. */
    private static Map<String, Integer> places(List<Basket> baskets) {
        Map<String, Integer> places = new HashMap<>();
        for (Basket basket : baskets) {
            basket.choices().forEach(choice -> places.putIfAbsent(choice.item().itemId(), places.size()));
        }
        return places;
    }

    private static Choice[] byPlace(Basket basket, Map<String, Integer> places) {
        Choice[] choices = new Choice[places.size()];
        basket.choices().forEach(choice -> choices[places.get(choice.item().itemId())] = choice);
        return choices;
    }

    private static Pair pair(Basket one, Choice[] atOne, Basket other, Choice[] atOther) {
        int bought = 0;
        int stale = 0;
        int unknownSizes = 0;
        long total = 0;
        boolean oneSells = false;
        boolean otherSells = false;
        for (int place = 0; place < atOne.length; place++) {
            boolean first = isFirstBought(atOne[place], atOther[place]);
            Choice choice = first ? atOne[place] : atOther[place];
            if (choice != null) {
                bought++;
                stale += choice.holds() ? 0 : 1;
                unknownSizes += choice.sizeKnown() ? 0 : 1;
                total = Math.addExact(total, choice.costMinor());
                oneSells |= first;
                otherSells |= !first;
            }
        }
        return new Pair(one, other, items(one) - bought, stale, unknownSizes, total, oneSells, otherSells);
    }

    private static int items(Basket basket) {
        return basket.choices().size() + basket.missing();
    }

    /** Whether the first of two choices of an item is bought, as it is where they are alike; null is none. */
    private static boolean isFirstBought(Choice one, Choice other) {
        return one != null && (other == null || one.comparedWith(other) <= 0);
    }

    private static Split split(Pair pair, Map<String, Integer> places) {
        Choice[] atOne = byPlace(pair.one(), places);
        Choice[] atOther = byPlace(pair.other(), places);
        List<Choice> here = pair.one().choices().stream()
                .filter(choice ->
                        isFirstBought(choice, atOther[places.get(choice.item().itemId())]))
                .toList();
        List<Choice> there = pair.other().choices().stream()
                .filter(choice -> !isFirstBought(atOne[places.get(choice.item().itemId())], choice))
                .toList();
        Set<String> bought = Stream.concat(here.stream(), there.stream())
                .map(choice -> choice.item().itemId())
                .collect(Collectors.toSet());
        return new Split(
                pair.one().currency(),
                Stream.of(
                                new Part(pair.one().store(), here),
                                new Part(pair.other().store(), there))
                        .filter(part -> !part.choices().isEmpty())
                        .sorted(Comparator.comparing(Part::store))
                        .toList(),
                Stream.concat(pair.one().outOfStock().stream(), pair.one().notSold().stream())
                        .filter(item -> !bought.contains(item.itemId()))
                        .toList());
    }
}
