package org.bitebudget.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of one kilogram, litre or piece.
 *
 * @param microMinor millionths of a minor unit: 1.99 EUR a kilogram is 199,000,000
 * @param currency ISO 4217 code
 * @param unit what one of costs that much
 */
public record UnitPrice(long microMinor, String currency, BaseUnit unit) {

    private static final int MICRO = 6;
    private static final int MILLI = 3;

    /** @throws UnknownCurrencyException if the currency is not in the table */
    public UnitPrice {
        Currencies.exponent(currency);
    }

    /**
     * Price over quantity, rounded HALF_EVEN.
     *
     * @param price what the whole quantity costs
     * @param thousandths the quantity in grams, millilitres or thousandths of a piece, above zero
     * @throws InvalidAmountException if the quantity is not above zero or the result does not fit
     */
    public static UnitPrice of(Money price, long thousandths, BaseUnit unit) {
        if (thousandths <= 0) {
            throw new InvalidAmountException("a quantity is above zero, not " + thousandths + " thousandths");
        }
        try {
            long microMinor = BigDecimal.valueOf(price.minor())
                    .scaleByPowerOfTen(MICRO + MILLI)
                    .divide(BigDecimal.valueOf(thousandths), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return new UnitPrice(microMinor, price.currency(), unit);
        } catch (ArithmeticException e) {
            throw new InvalidAmountException("the unit price does not fit into 64 bits");
        }
    }

    /** Rounded HALF_EVEN to whole minor units, as shown to people. */
    public Money rounded() {
        long minor = BigDecimal.valueOf(microMinor, MICRO)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new Money(minor, currency);
    }
}
