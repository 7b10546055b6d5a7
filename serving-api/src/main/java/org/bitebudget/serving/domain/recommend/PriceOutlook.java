package org.bitebudget.serving.domain.recommend;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.bitebudget.platform.money.Money;

/**
 * What is expected of a price.
 *
 * @param days to come; empty if there is no forecast
 * @param changes chances of a change
 * @param promotions chances that a promotion starts
 */
public record PriceOutlook(List<Expected> days, Chances changes, Chances promotions) {
    /** Half the width of a normal distribution's middle 80 % in deviations. */
    private static final double EIGHTY = 1.2815515655446004;

    private static final double MORE_LIKELY_THAN_NOT = 0.5;

    /** Nothing. */
    public static final PriceOutlook NONE = new PriceOutlook(List.of(), Chances.UNKNOWN, Chances.UNKNOWN);

    public PriceOutlook {
        days = List.copyOf(days);
    }

    /**
     * What a forecast says of a day.
     *
     * @param mean in major units of the currency
     * @param lower of the middle 80 %
     * @param upper of the middle 80 %
     */
    public record Expected(LocalDate day, double mean, double lower, double upper) {

        /** Chance of a price above another one, by the normal distribution of that middle. */
        double above(double price) {
            double deviation = (upper - lower) / (2 * EIGHTY);
            if (deviation <= 0) {
                return mean > price ? 1 : 0;
            }
            // logistic approximation of the normal distribution (Bowling et al. 2009), off by 0.0002 at most
            double z = (mean - price) / deviation;
            return 1 / (1 + Math.exp(-0.07056 * z * z * z - 1.5976 * z));
        }
    }

    /**
     * Chance that a price is above today's on a day that was forecast. Intervals of prices that mostly rest say little of it; no price rises without a
     * change.
     */
    double risk(Expected then, Money price, LocalDate today) {
        double above = then.above(price.toDecimal().doubleValue());
        return Math.min(above, changes.between(today, then.day()).orElse(1));
    }

    /** The same for the last day of the forecast; absent without one. */
    OptionalDouble risk(Money price, LocalDate today) {
        return days.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(risk(days.get(days.size() - 1), price, today));
    }

    /** Whether the price moves by then more likely than not, as far as that is known: what is forecast of a price that rests is no reason to act. */
    boolean moves(LocalDate today, LocalDate day) {
        return changes.between(today, day).orElse(1) >= MORE_LIKELY_THAN_NOT;
    }

    /** Chance that a promotion starts until a day, if it does more likely than not. */
    OptionalDouble promotion(LocalDate today, LocalDate day) {
        OptionalDouble chance = promotions.between(today, day);
        return chance.orElse(0) >= MORE_LIKELY_THAN_NOT ? chance : OptionalDouble.empty();
    }
}
