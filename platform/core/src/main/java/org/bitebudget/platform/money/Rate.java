package org.bitebudget.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact decimal factor such as a tax rate or a percentage: {@code mantissa × 10^-scale}. 7.5 % is {@code Rate(75, 3)}.
 *
 * @param mantissa the digits, with sign
 * @param scale decimals, 0 to 18
 */
public record Rate(long mantissa, int scale) {

    private static final int MAX_SCALE = 18;

    /** @throws InvalidAmountException if the scale is out of range */
    public Rate {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new InvalidAmountException("a rate has 0 to " + MAX_SCALE + " decimals, not " + scale);
        }
    }

    /**
     * The number as a rate, without trailing zeros.
     *
     * @throws InvalidAmountException if it needs more than 18 decimals or does not fit
     */
    public static Rate of(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > MAX_SCALE || plain.precision() - plain.scale() > MAX_SCALE) {
            throw new InvalidAmountException("the rate has more digits than 18 before or after the point");
        }
        BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
        try {
            return new Rate(whole.unscaledValue().longValueExact(), whole.scale());
        } catch (ArithmeticException e) {
            throw new InvalidAmountException("the rate is too large for a mantissa of 64 bits");
        }
    }

    /** So many percent: {@code ofPercent(new BigDecimal("7.5"))} is 0.075. */
    public static Rate ofPercent(BigDecimal percent) {
        return of(percent.movePointLeft(2));
    }

    /** The factor as a decimal. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(mantissa, scale);
    }

    /**
     * The amount times this rate, rounded HALF_EVEN to a minor unit.
     *
     * @throws ArithmeticException if it does not fit
     */
    public Money of(Money amount) {
        long minor = BigDecimal.valueOf(amount.minor())
                .multiply(toDecimal())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new Money(minor, amount.currency());
    }
}
