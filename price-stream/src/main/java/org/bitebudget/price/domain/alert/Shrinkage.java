package org.bitebudget.price.domain.alert;

import java.math.BigInteger;
import org.bitebudget.platform.product.SizeText;

/**
 * Less of a product for the money. What is sold by weight costs less where it weighs less, and sizes told now so, now so,
 * aren't told each time; see {@code docs/prices.md}.
 */
public final class Shrinkage {

    private static final long LARGEST_PERCENT = 98;
    private static final long SMALLEST_PERCENT = 50;

    private Shrinkage() {}

    /**
     * Whether the move shrinks its product.
     *
     * @param smallest the smallest size known of it, or null
     * @param nameBefore what the product was called until then, or null
     */
    public static boolean happensBy(ProductMove move, Size smallest, String nameBefore) {
        Size before = move.sizeBefore();
        Size now = move.size();
        if (move.withdrawn() || now == null || !now.comparesTo(before) || move.before() == null) {
            return false;
        }
        long whole = before.amountMicro();
        boolean smaller = now.amountMicro() * 100 <= whole * LARGEST_PERCENT
                && now.amountMicro() * 100 >= whole * SMALLEST_PERCENT;
        boolean asNeverBefore = !now.comparesTo(smallest) || now.amountMicro() < smallest.amountMicro();
        return smaller
                && asNeverBefore
                && priceStays(move.before(), move.price(), before, now)
                && !isTold(now, nameBefore, move.currency());
    }

    /** Whether the name told the size already, so that it is put right and not made smaller. */
    private static boolean isTold(Size size, String nameBefore, String currency) {
        return nameBefore != null
                && SizeText.inName(nameBefore, currency)
                        .filter(told -> told.unit().name().equals(size.unit()))
                        .filter(told -> told.amountMicro() == size.amountMicro())
                        .isPresent();
    }

    /** Whether the price fell by less than half as much as the size, in proportion. */
    private static boolean priceStays(long before, long now, Size sizeBefore, Size size) {
        BigInteger priceFell = BigInteger.valueOf(before - now).shiftLeft(1);
        BigInteger sizeFell = BigInteger.valueOf(sizeBefore.amountMicro() - size.amountMicro());
        return priceFell
                        .multiply(BigInteger.valueOf(sizeBefore.amountMicro()))
                        .compareTo(sizeFell.multiply(BigInteger.valueOf(before)))
                < 0;
    }
}
