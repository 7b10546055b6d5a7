package org.bitebudget.price.oracle;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import org.bitebudget.event.ProductSize;
import org.bitebudget.platform.product.SizeText;

/** Whether a move gives less for the money. */
final class Shrinking {

    private Shrinking() {}

    /**
     * @param known the sizes that the product is known to have had
     * @param nameBefore what it was called at the move before
     */
    static boolean happens(Move move, Collection<ProductSize> known, Optional<String> nameBefore) {
        ProductSize now = move.now().getSize();
        ProductSize before = move.before().map(offer -> offer.getSize()).orElse(null);
        if (now == null || before == null || !compare(now, before)) {
            return false;
        }
        BigInteger s1 = BigInteger.valueOf(before.getAmountMicro());
        BigInteger s2 = BigInteger.valueOf(now.getAmountMicro());
        boolean smaller =
                times(s2, 100).compareTo(times(s1, 98)) <= 0 && times(s2, 100).compareTo(times(s1, 50)) >= 0;
        boolean asNeverBefore = known.stream()
                .filter(size -> compare(size, now))
                .allMatch(size -> now.getAmountMicro() < size.getAmountMicro());
        BigInteger p1 = BigInteger.valueOf(move.minorBefore().orElseThrow());
        BigInteger p2 = BigInteger.valueOf(move.minor());
        boolean priceStays =
                times(p1.subtract(p2), 2).multiply(s1).compareTo(s1.subtract(s2).multiply(p1)) < 0;
        return smaller && asNeverBefore && priceStays && !isToldBy(nameBefore, now, move);
    }

    /** Whether they have the same unit and count. */
    static boolean compare(ProductSize one, ProductSize other) {
        return one != null && other != null && one.getUnit() == other.getUnit() && one.getCount() == other.getCount();
    }

    private static boolean isToldBy(Optional<String> name, ProductSize size, Move move) {
        return name.flatMap(text -> SizeText.inName(text, move.now().getPrice().getCurrency()))
                .filter(told ->
                        told.unit().name().equals(size.getUnit().name()) && told.amountMicro() == size.getAmountMicro())
                .isPresent();
    }

    private static BigInteger times(BigInteger number, long factor) {
        return number.multiply(BigInteger.valueOf(factor));
    }
}
