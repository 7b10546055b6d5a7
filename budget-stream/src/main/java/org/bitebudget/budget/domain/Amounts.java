package org.bitebudget.budget.domain;

/** The range of amounts: wide enough for any household, narrow enough that no sum over a month can overflow. */
final class Amounts {

    /** Ten million million minor units: 100 thousand million euro. */
    static final long MOST = 10_000_000_000_000L;

    private Amounts() {}

    static long inRange(long minor, String what) {
        if (minor > MOST || minor < -MOST) {
            throw new InvalidBudgetInputException(
                    what + " of " + minor + " minor units is beyond what a budget can hold (" + MOST + ")");
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
