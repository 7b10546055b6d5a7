package org.bitebudget.budget.domain;

import org.bitebudget.platform.budget.BudgetLimits;

/** The range of amounts: wide enough for any household, narrow enough that no sum over a month can overflow. */
final class Amounts {

    private Amounts() {}

    static long inRange(long minor, String what) {
        if (minor > BudgetLimits.MOST_MINOR || minor < -BudgetLimits.MOST_MINOR) {
            throw new InvalidBudgetInputException(what + " of " + minor
                    + " minor units is beyond what a budget can hold (" + BudgetLimits.MOST_MINOR + ")");
        }
        return minor;
    }

    static long notNegative(long minor, String what) {
        if (minor < 0) {
            throw new InvalidBudgetInputException(what + " is negative: " + minor + " minor units");
        }
        return inRange(minor, what);
    }
}
