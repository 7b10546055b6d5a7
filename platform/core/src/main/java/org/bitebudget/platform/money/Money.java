package org.bitebudget.platform.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact amount of money.
 *
 * @param minor minor units of the currency (cents of EUR, yen of JPY), negative for what is owed or refunded
 * @param currency ISO 4217 code, see {@link Currencies}
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    // Bounded, because BigDecimal would turn "1e999999999" into gigabytes of digits.
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");
    private static final int MAX_DIGITS = 36;

    /** @throws UnknownCurrencyException if the currency is not in the table */
    public Money {
        Currencies.exponent(currency);
    }

    /** Nothing, in the currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal text such as {@code 12.345}; digits beyond the currency's exponent are rounded HALF_EVEN.
     *
     * @throws InvalidAmountException if the text is no plain decimal number (no exponent, no grouping) or too large
     * @throws UnknownCurrencyException if the currency is not in the table
     */
    public static Money parse(String decimal, String currency) {
        if (decimal == null || !DECIMAL.matcher(decimal).matches()) {
            throw new InvalidAmountException("'" + shortened(decimal) + "' is not a decimal number such as 12.34");
        }
        return of(new BigDecimal(decimal), currency);
    }

    /**
     * Takes a decimal number of major units; digits beyond the currency's exponent are rounded HALF_EVEN.
     *
     * @throws InvalidAmountException if it does not fit
     * @throws UnknownCurrencyException if the currency is not in the table
     */
    public static Money of(BigDecimal major, String currency) {
        int exponent = Currencies.exponent(currency);
        if (major.precision() > MAX_DIGITS || Math.abs((long) major.scale()) > MAX_DIGITS) {
            throw new InvalidAmountException("an amount has at most " + MAX_DIGITS + " digits");
        }
        try {
            long minor = major.movePointRight(exponent)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return new Money(minor, currency);
        } catch (ArithmeticException e) {
            throw new InvalidAmountException("the amount is too large for minor units in 64 bits");
        }
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if it does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, inSameCurrency(other)), currency);
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if it does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, inSameCurrency(other)), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return minor < 0;
    }

    /** In major units, with exactly as many decimals as the currency has. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, Currencies.exponent(currency));
    }

    /** Decimal text without the currency, {@code -12.30}; {@link #parse} reads it back. */
    public String format() {
        return toDecimal().toPlainString();
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, inSameCurrency(other));
    }

    @Override
    public String toString() {
        return format() + " " + currency;
    }

    private long inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "amounts in " + currency + " and " + other.currency + " cannot be taken together");
        }
        return other.minor;
    }

    private static String shortened(String text) {
        return text != null && text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
