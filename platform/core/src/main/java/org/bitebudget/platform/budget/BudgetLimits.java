package org.bitebudget.platform.budget;

/** What budgets can hold. Who takes commands and who works on them refuse the same. */
public final class BudgetLimits {

    /**
     * Largest amount in minor units, and largest income of a month: 100 thousand million euro. Wide enough for any household, narrow
     * enough that no sum over a month can overflow.
     */
    public static final long MOST_MINOR = 10_000_000_000_000L;

    /** Most categories of a plan. */
    public static final int MOST_CATEGORIES = 500;

    /** Most commitments of a plan. */
    public static final int MOST_COMMITMENTS = 200;

    /** Longest id of a commitment, in characters. */
    public static final int LONGEST_COMMITMENT_ID = 100;

    /** Most weeks or months between two days of something that recurs. */
    public static final int MOST_STEPS = 120;

    /** The priority that gives first; 1 is the highest. */
    public static final int LOWEST_PRIORITY = 5;

    /** Finest share: a millionth of a percent is enough for anyone and keeps the weights in a long. */
    public static final int SHARE_DECIMALS = 8;

    /** Heaviest weight of a weekday. */
    public static final int HEAVIEST_WEEKDAY = 1_000_000;

    /** Last of the fixed days of a month; in a shorter month it means the last day. */
    public static final int LAST_FIXED_DAY = 31;

    /** Highest percentage at which a status turns. */
    public static final int MOST_PERCENT = 1000;

    private BudgetLimits() {}
}
