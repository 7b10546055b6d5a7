package org.bitebudget.budget.domain;

import java.math.BigDecimal;
import org.bitebudget.platform.budget.BudgetLimits;

/** How a category's month amount is fixed. */
public sealed interface Allocation {

    /**
     * A fixed amount.
     *
     * @param minor minor units, not negative
     */
    record Amount(long minor) implements Allocation {
        public Amount {
            Amounts.notNegative(minor, "a category's amount");
        }
    }

    /**
     * A share of the bucket's money.
     *
     * @param ofBucket above 0, at most 1, with at most {@value BudgetLimits#SHARE_DECIMALS} decimals
     */
    record Share(BigDecimal ofBucket) implements Allocation {
        public Share {
            if (ofBucket.signum() <= 0 || ofBucket.compareTo(BigDecimal.ONE) > 0) {
                throw new InvalidBudgetInputException(
                        "a category's share of its bucket lies above 0 and is at most 1, not " + ofBucket);
            }
            if (ofBucket.stripTrailingZeros().scale() > BudgetLimits.SHARE_DECIMALS) {
                throw new InvalidBudgetInputException(
                        "a category's share has at most " + BudgetLimits.SHARE_DECIMALS + " decimals, not " + ofBucket);
            }
        }

        /** The share in units of 10^-{@value BudgetLimits#SHARE_DECIMALS}. */
        long units() {
            return ofBucket.movePointRight(BudgetLimits.SHARE_DECIMALS).longValueExact();
        }
    }

    /**
     * A part of what the bucket's amounts and shares leave over.
     *
     * @param weight weight among the bucket's categories of this kind, 1 where they share evenly
     */
    record Rest(int weight) implements Allocation {
        public Rest {
            if (weight < 1) {
                throw new InvalidBudgetInputException("a weight is at least 1, not " + weight);
            }
        }
    }
}
