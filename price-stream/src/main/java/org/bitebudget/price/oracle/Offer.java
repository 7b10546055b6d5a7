package org.bitebudget.price.oracle;

import java.math.BigInteger;
import java.util.Objects;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.UnitPrice;

/** How offers of two stores compare. */
final class Offer {

    private Offer() {}

    /** The least asked by comparable offers of other stores; of equals the first one. Null if there is none. */
    static PriceObservation least(PriceObservation own, PriceObservation[] offers) {
        PriceObservation least = null;
        for (PriceObservation other : offers) {
            boolean rivals = other != null && !other.getStore().equals(own.getStore()) && compare(own, other);
            if (rivals && (least == null || asksLess(own, other, least))) {
                least = other;
            }
        }
        return least;
    }

    /** By unit price if both have one and sizes in the same unit, else by price. */
    static long measure(PriceObservation offer, PriceObservation beside) {
        return haveUnitPrices(offer, beside)
                ? unitPrice(offer).getMicroMinor()
                : offer.getPrice().getMinor();
    }

    /** Whether they say the same of what is compared. */
    static boolean isSame(PriceObservation one, PriceObservation other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return one.getStore().equals(other.getStore())
                && one.getProduct().equals(other.getProduct())
                && one.getName().equals(other.getName())
                && one.getPrice().equals(other.getPrice())
                && Objects.equals(unitPrice(one), unitPrice(other))
                && Objects.equals(one.getSize(), other.getSize());
    }

    /** Whether they can be held against each other. */
    static boolean compare(PriceObservation one, PriceObservation other) {
        return one.getPrice().getCurrency().equals(other.getPrice().getCurrency())
                && (haveUnitPrices(one, other) || Objects.equals(one.getSize(), other.getSize()));
    }

    private static boolean haveUnitPrices(PriceObservation one, PriceObservation other) {
        return unitPrice(one) != null
                && unitPrice(other) != null
                && one.getSize() != null
                && other.getSize() != null
                && one.getSize().getUnit() == other.getSize().getUnit();
    }

    private static UnitPrice unitPrice(PriceObservation offer) {
        return offer.getUnitPrice();
    }

    /** Whether the first asks less beside one's own offer than the second: a/b < c/d is a·d < c·b. */
    private static boolean asksLess(PriceObservation own, PriceObservation first, PriceObservation second) {
        BigInteger one = BigInteger.valueOf(measure(first, own)).multiply(BigInteger.valueOf(measure(own, second)));
        BigInteger other = BigInteger.valueOf(measure(second, own)).multiply(BigInteger.valueOf(measure(own, first)));
        return one.compareTo(other) < 0;
    }
}
