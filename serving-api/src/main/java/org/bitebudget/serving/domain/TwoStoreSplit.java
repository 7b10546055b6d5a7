package org.bitebudget.serving.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bitebudget.serving.domain.ListPricing.Basket;
import org.bitebudget.serving.domain.ListPricing.Choice;
import org.bitebudget.serving.domain.ListPricing.Wanted;

/**
 * The cheapest way to buy a list at one store or at two. All pairs of stores are tried; within a pair each item is bought where
 * its choice is better, and where both are equal at the store that alone would be the fuller, then the cheaper one. The best way
 * lacks the fewest items, counts the fewest packs of unknown size, costs the least, takes one store rather than two, and then
 * comes first by the stores' names. Prices in different currencies are never added.
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

        private long unknownSizes() {
            return parts.stream()
                    .flatMap(part -> part.choices().stream())
                    .filter(choice -> !choice.sizeKnown())
                    .count();
        }

        private String stores() {
            return parts.stream().map(Part::store).collect(Collectors.joining("\n"));
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

    private static final Comparator<Split> BEST = Comparator.comparingInt(
                    (Split split) -> split.missing().size())
            .thenComparing(Split::currency)
            .thenComparingLong(Split::unknownSizes)
            .thenComparingLong(Split::totalMinor)
            .thenComparingInt(split -> split.parts().size())
            .thenComparing(Split::stores);

    private static final Comparator<Choice> BETTER =
            Comparator.comparing((Choice choice) -> !choice.sizeKnown()).thenComparingLong(Choice::costMinor);

    private TwoStoreSplit() {}

    /**
     * The best way; empty where no store sells anything of the list.
     *
     * @param baskets the list at each store, the fullest and cheapest first
     */
    public static Optional<Split> best(List<Basket> baskets) {
        List<Map<String, Choice>> byItem = baskets.stream()
                .map(basket -> basket.choices().stream()
                        .collect(Collectors.toMap(choice -> choice.item().itemId(), choice -> choice)))
                .toList();
        Split best = null;
        for (int one = 0; one < baskets.size(); one++) {
            for (int other = one; other < baskets.size(); other++) {
                if (baskets.get(one).currency().equals(baskets.get(other).currency())) {
                    Split split = split(baskets.get(one), baskets.get(other), byItem.get(other));
                    best = best == null || BEST.compare(split, best) < 0 ? split : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Split split(Basket one, Basket other, Map<String, Choice> atOther) {
        List<Choice> here = new ArrayList<>();
        Map<String, Choice> left = new HashMap<>(atOther);
        for (Choice choice : one.choices()) {
            Choice elsewhere = atOther.get(choice.item().itemId());
            if (elsewhere == null || BETTER.compare(choice, elsewhere) <= 0) {
                here.add(choice);
                left.remove(choice.item().itemId());
            }
        }
        List<Choice> there = other.choices().stream()
                .filter(choice -> left.containsKey(choice.item().itemId()))
                .toList();
        Set<String> bought = Stream.concat(here.stream(), there.stream())
                .map(choice -> choice.item().itemId())
                .collect(Collectors.toSet());
        return new Split(
                one.currency(),
                Stream.of(new Part(one.store(), here), new Part(other.store(), there))
                        .filter(part -> !part.choices().isEmpty())
                        .sorted(Comparator.comparing(Part::store))
                        .toList(),
                Stream.concat(one.outOfStock().stream(), one.notSold().stream())
                        .filter(item -> !bought.contains(item.itemId()))
                        .toList());
    }
}
