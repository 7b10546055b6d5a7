package org.bitebudget.serving.domain;

/**
 * An item at a store.
 *
 * @param item what is wanted
 * @param price what it would be bought as
 * @param packs how many
 * @param sizeKnown false where nobody knows how much a pack holds; then one is counted
 * @param holds false where nobody saw the price for so long that it cannot be counted on
 */
public record Choice(Wanted item, Price price, long packs, boolean sizeKnown, boolean holds) {
    /** What the packs cost, in minor units, with as many multi-buys as are full and save something. */
    public long costMinor() {
        long oneByOne = Math.multiplyExact(packs, price.priceMinor());
        if (price.multiBuy().isEmpty() || price.multiBuy().get().count() <= 1) {
            return oneByOne;
        }
        Price.MultiBuy offer = price.multiBuy().get();
        long together = Math.addExact(
                Math.multiplyExact(packs / offer.count(), offer.togetherMinor()),
                Math.multiplyExact(packs % offer.count(), price.priceMinor()));
        return Math.min(oneByOne, together);
    }

    /** Which of two choices of an item is bought: below 0 is this one. One whose price holds, then one of known size, then the cheaper. */
    int comparedWith(Choice other) {
        if (holds != other.holds) {
            return Boolean.compare(other.holds, holds);
        }
        return sizeKnown != other.sizeKnown
                ? Boolean.compare(other.sizeKnown, sizeKnown)
                : Long.compare(costMinor(), other.costMinor());
    }
}
