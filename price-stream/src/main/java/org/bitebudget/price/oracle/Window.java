package org.bitebudget.price.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.Trend;

/**
 * Some days and the believed observations of a product.
 *
 * @param believed in time
 * @param first first day
 * @param last last day
 */
record Window(List<PriceObservation> believed, LocalDate first, LocalDate last) {

    private static final int HOLDS_DAYS = 14;
    private static final int MICRO_DIGITS = 6;

    /** So many days up to the last one. */
    static Window endingWith(LocalDate last, int days, List<PriceObservation> believed) {
        return new Window(believed, last.minusDays(days - 1L), last);
    }

    /** Statistics of the window; nothing if no day of it is known. */
    Optional<PriceStatistics> statistics() {
        List<Long> known = knownPrices();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String currency = believed.get(0).getPrice().getCurrency();
        List<Long> all = new ArrayList<>(known);
        int observations = 0;
        int changes = 0;
        for (int i = 0; i < believed.size(); i++) {
            if (isWithin(day(i))) {
                all.add(minor(i));
                observations++;
                changes += i > 0 && minor(i) != minor(i - 1) ? 1 : 0;
            }
        }
        return Optional.of(new PriceStatistics(
                (int) (last.toEpochDay() - first.toEpochDay() + 1),
                new Money(all.stream().min(Long::compare).orElseThrow(), currency),
                new Money(all.stream().max(Long::compare).orElseThrow(), currency),
                mean(known).longValueExact(),
                new Money(median(known), currency),
                observations,
                changes,
                known.size(),
                volatility(known)));
    }

    /** The last 7 days of the 30 before the end of a window, against the 23 before. */
    static Trend trend(List<PriceObservation> believed, LocalDate last) {
        List<Long> week = endingWith(last, 7, believed).knownPrices();
        List<Long> before = endingWith(last.minusDays(7), 23, believed).knownPrices();
        if (week.isEmpty() || before.isEmpty()) {
            return Trend.STEADY;
        }
        BigDecimal difference = mean(week).subtract(mean(before));
        BigDecimal notable = mean(before).multiply(new BigDecimal("0.02"));
        if (difference.signum() == 0 || difference.abs().compareTo(notable) < 0) {
            return Trend.STEADY;
        }
        return difference.signum() > 0 ? Trend.RISING : Trend.FALLING;
    }

    /** Prices of the known days, in order. */
    List<Long> knownPrices() {
        List<Long> known = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            priceOn(day).ifPresent(known::add);
        }
        return known;
    }

    private Optional<Long> priceOn(LocalDate day) {
        for (int i = believed.size() - 1; i >= 0; i--) {
            if (!day(i).isAfter(day)) {
                return day(i).isAfter(day.minusDays(HOLDS_DAYS)) ? Optional.of(minor(i)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static BigDecimal mean(List<Long> prices) {
        return new BigDecimal(sum(prices))
                .movePointRight(MICRO_DIGITS)
                .divide(BigDecimal.valueOf(prices.size()), 0, RoundingMode.HALF_EVEN);
    }

    private static long median(List<Long> prices) {
        List<Long> sorted = prices.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.size() % 2 == 1) {
            return sorted.get(middle);
        }
        return BigDecimal.valueOf(sorted.get(middle - 1))
                .add(BigDecimal.valueOf(sorted.get(middle)))
                .divide(BigDecimal.valueOf(2), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Standard deviation over mean, in millionths, rounded down. */
    private static long volatility(List<Long> prices) {
        BigInteger sum = sum(prices);
        BigInteger squares =
                prices.stream().map(price -> BigInteger.valueOf(price).pow(2)).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger spread = squares.multiply(BigInteger.valueOf(prices.size())).subtract(sum.pow(2));
        return spread.multiply(BigInteger.TEN.pow(2 * MICRO_DIGITS))
                .sqrt()
                .divide(sum)
                .longValueExact();
    }

    private static BigInteger sum(List<Long> prices) {
        return prices.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private boolean isWithin(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private LocalDate day(int place) {
        return believed.get(place).getWhen().getLocalDate();
    }

    private long minor(int place) {
        return believed.get(place).getPrice().getMinor();
    }
}
