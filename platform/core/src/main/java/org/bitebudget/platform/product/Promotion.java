package org.bitebudget.platform.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * A promotion in the store's words, sorted by kind.
 *
 * @param kind what it asks of the buyer
 * @param text as the store gave it
 * @param multiBuy how many cost how much together, where the words tell it
 */
public record Promotion(Kind kind, String text, Optional<MultiBuy> multiBuy) {

    /** What a promotion asks of the buyer. */
    public enum Kind {
        /** A lower price for anybody. */
        CUT,
        /** A lower price for more than one. */
        MULTI_BUY,
        /** A lower price with a card or an app. */
        LOYALTY,
        /** Anything else. */
        OTHER
    }

    /**
     * A price for several.
     *
     * @param count how many, above one
     * @param together what they cost together
     */
    public record MultiBuy(int count, Money together) {

        /** What one of them costs, rounded HALF_EVEN to a minor unit. */
        public Money each() {
            long minor = BigDecimal.valueOf(together.minor())
                    .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN)
                    .longValueExact();
            return new Money(minor, together.currency());
        }
    }
}
