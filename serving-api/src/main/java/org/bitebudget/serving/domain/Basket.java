package org.bitebudget.serving.domain;

import java.util.List;

/**
 * The list at one store.
 *
 * @param store the store
 * @param currency of all prices here
 * @param choices what is sold there, in the order of the list
 * @param outOfStock items that are sold there, but not now
 * @param notSold items without a price there
 */
public record Basket(
        String store, String currency, List<Choice> choices, List<Wanted> outOfStock, List<Wanted> notSold) {

    /** How many items cannot be bought there now. */
    public int missing() {
        return outOfStock.size() + notSold.size();
    }

    /** How many choices have a price that cannot be counted on any more. */
    public int stale() {
        return (int) choices.stream().filter(choice -> !choice.holds()).count();
    }

    /** What the choices cost together, in minor units. */
    public long totalMinor() {
        return choices.stream().mapToLong(Choice::costMinor).reduce(0, Math::addExact);
    }
}
