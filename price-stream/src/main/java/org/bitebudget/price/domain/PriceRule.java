package org.bitebudget.price.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/** What a household wants to be told about the price of one product in one store. */
public sealed interface PriceRule {

    /** Identity of the rule. */
    String id();

    /** When the rule holds; judged by when a price was seen. */
    Validity validity();

    /** Whether the rule wants to tell of this step from one price to the next. */
    boolean isCrossedBy(PriceStep step);

    /**
     * From when to when a rule holds.
     *
     * @param from first moment
     * @param to first moment no more, or null for ever
     */
    record Validity(Instant from, Instant to) {

        boolean holdsAt(Instant moment) {
            return !moment.isBefore(from) && (to == null || moment.isBefore(to));
        }
    }

    /** The price has come down to the target or below, from above or from nowhere. */
    record TargetReached(String id, Validity validity, Money target) implements PriceRule {

        @Override
        public boolean isCrossedBy(PriceStep step) {
            return reaches(step.now())
                    && step.before()
                            .filter(before -> before.minor() <= target.minor())
                            .isEmpty();
        }

        private boolean reaches(Money price) {
            return price.currency().equals(target.currency()) && price.minor() <= target.minor();
        }
    }

    /** The price has dropped by at least so many percent of what it was. */
    record DropPercent(String id, Validity validity, BigDecimal percent) implements PriceRule {

        @Override
        public boolean isCrossedBy(PriceStep step) {
            return step.before()
                    .filter(before -> step.now().minor() < before.minor())
                    .filter(before ->
                            reaches(percent, before.minor() - step.now().minor(), before))
                    .isPresent();
        }
    }

    /** The price has risen by at least so many percent of what it was. */
    record RisePercent(String id, Validity validity, BigDecimal percent) implements PriceRule {

        @Override
        public boolean isCrossedBy(PriceStep step) {
            return step.before()
                    .filter(before -> step.now().minor() > before.minor())
                    .filter(before -> reaches(percent, step.now().minor() - before.minor(), before))
                    .isPresent();
        }
    }

    /** The price is lower than it ever was. */
    record NewLow(String id, Validity validity) implements PriceRule {

        @Override
        public boolean isCrossedBy(PriceStep step) {
            Optional<Money> lowest = step.lowestBefore();
            return lowest.filter(low -> step.now().minor() < low.minor()).isPresent();
        }
    }

    private static boolean reaches(BigDecimal percent, long difference, Money before) {
        return BigDecimal.valueOf(difference)
                        .movePointRight(2)
                        .compareTo(percent.multiply(BigDecimal.valueOf(before.minor())))
                >= 0;
    }
}
