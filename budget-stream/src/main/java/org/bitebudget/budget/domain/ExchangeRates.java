package org.bitebudget.budget.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bitebudget.platform.budget.BudgetLimits;
import org.bitebudget.platform.money.Currencies;

/**
 * The dated rates there are. In force on a day is the newest rate from that day or before, for {@value #DAYS_IN_FORCE} days at
 * most. A pair that is quoted the other way round is divided by; one that is not quoted at all goes through the first currency, by code,
 * that quotes both. As a set: what comes twice changes nothing, and neither does the order. Not safe for use by several threads.
 */
public final class ExchangeRates {

    /** A month, so that monthly rates reach from one to the next and a feed that has stopped is noticed. */
    public static final int DAYS_IN_FORCE = 31;

    // base → quote → day → rate
    private final Map<String, Map<String, NavigableMap<LocalDate, ExchangeRate>>> rates = new TreeMap<>();

    /**
     * Takes a rate or a correction of one.
     *
     * @return whether anything changed
     */
    public boolean add(ExchangeRate rate) {
        NavigableMap<LocalDate, ExchangeRate> days = rates.computeIfAbsent(rate.base(), base -> new HashMap<>())
                .computeIfAbsent(rate.quote(), quote -> new TreeMap<>());
        ExchangeRate held = days.get(rate.from());
        if (held != null && ExchangeRate.REVISIONS.compare(held, rate) >= 0) {
            return false;
        }
        days.put(rate.from(), rate);
        return true;
    }

    /**
     * An amount in another currency, rounded HALF_EVEN to a minor unit.
     *
     * @param minor minor units of {@code from}
     * @return minor units of {@code to}; empty if no rate is in force, or if the amount leaves the range that budgets can hold
     */
    OptionalLong convert(long minor, String from, String to, LocalDate day) {
        if (from.equals(to)) {
            return OptionalLong.of(minor);
        }
        Optional<Factor> factor = factor(from, to, day);
        if (factor.isEmpty()) {
            return OptionalLong.empty();
        }
        int decimals = Currencies.exponent(to) - Currencies.exponent(from);
        BigInteger converted = factor.get().times(minor, decimals);
        return converted.bitLength() < Long.SIZE && Math.abs(converted.longValue()) <= BudgetLimits.MOST_MINOR
                ? OptionalLong.of(converted.longValue())
                : OptionalLong.empty();
    }

    private Optional<Factor> factor(String from, String to, LocalDate day) {
        return quoted(from, to, day).or(() -> through(from, to, day));
    }

    private Optional<Factor> quoted(String from, String to, LocalDate day) {
        return inForce(from, to, day)
                .map(rate -> new Factor(rate, BigDecimal.ONE))
                .or(() -> inForce(to, from, day).map(rate -> new Factor(BigDecimal.ONE, rate)));
    }

    private Optional<Factor> through(String from, String to, LocalDate day) {
        return rates.keySet().stream()
                .filter(base -> !base.equals(from) && !base.equals(to))
                .flatMap(base -> inForce(base, from, day)
                        .flatMap(first -> inForce(base, to, day).map(second -> new Factor(second, first)))
                        .stream())
                .findFirst();
    }

    private Optional<BigDecimal> inForce(String base, String quote, LocalDate day) {
        return Optional.ofNullable(rates.getOrDefault(base, Map.of()).get(quote))
                .map(days -> days.floorEntry(day))
                .filter(held -> held.getKey().plusDays(DAYS_IN_FORCE).isAfter(day))
                .map(held -> held.getValue().rate().toDecimal());
    }

    /** A quotient, kept apart so that only the result is rounded. */
    private record Factor(BigDecimal multiplier, BigDecimal divisor) {

        BigInteger times(long minor, int decimals) {
            return BigDecimal.valueOf(minor)
                    .multiply(multiplier)
                    .scaleByPowerOfTen(decimals)
                    .divide(divisor, 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
        }
    }
}
