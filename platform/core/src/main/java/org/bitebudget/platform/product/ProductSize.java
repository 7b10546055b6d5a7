package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.money.InvalidAmountException;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;

/**
 * Net content of one sold item, a multi-pack taken as a whole.
 *
 * @param amountMicro millionths of the base unit, above zero: 330 ml are 330,000
 * @param unit kilogram, litre or piece
 * @param count units in a multi-pack, 1 otherwise
 */
public record ProductSize(long amountMicro, BaseUnit unit, int count) {

    private static final long THOUSAND = 1000;
    private static final long MOST_MICRO = 10_000_000_000L;
    private static final int MOST_UNITS = 10_000;

    /**
     * The size, if it is one that goods have: up to 10,000 kg, litres or pieces, in up to 10,000 units.
     *
     * @param amountMicro of the whole, rounded HALF_EVEN
     */
    static Optional<ProductSize> of(BigDecimal amountMicro, BaseUnit unit, long count) {
        BigDecimal whole = amountMicro.setScale(0, RoundingMode.HALF_EVEN);
        if (whole.signum() <= 0 || whole.compareTo(BigDecimal.valueOf(MOST_MICRO)) > 0 || count > MOST_UNITS) {
            return Optional.empty();
        }
        return Optional.of(new ProductSize(whole.longValueExact(), unit, (int) count));
    }

    /** What one kilogram, litre or piece costs when the item costs that much; nothing when the result does not fit. */
    public Optional<UnitPrice> unitPrice(Money price) {
        try {
            // both sides times 1000, so that sizes below a gram keep their digits
            Money thousandfold = new Money(Math.multiplyExact(price.minor(), THOUSAND), price.currency());
            return Optional.of(UnitPrice.of(thousandfold, amountMicro, unit));
        } catch (ArithmeticException | InvalidAmountException e) {
            return Optional.empty();
        }
    }
}
