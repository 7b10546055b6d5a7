package org.bitebudget.ml.domain.segment;

import java.util.Locale;

/** What households are compared by. */
public enum Feature {
    /** Spending a month, in minor units. */
    MONTHLY_SPENDING,
    /** Part of the spending that went to wants. */
    WANT_SHARE,
    /** Entropy of the spending over departments, in bits. */
    DIVERSITY,
    /** How well the plan is kept. */
    ADHERENCE,
    /** Part of what was planned that was not spent. */
    SAVINGS_RATE,
    /** Purchases a month. */
    PURCHASES,
    /** Part of the purchases that were wants on a day over its plan. */
    IMPULSE_RATE;

    /** The household's value. */
    public double of(Spending spending) {
        return switch (this) {
            case MONTHLY_SPENDING -> spending.monthly();
            case WANT_SHARE -> spending.wantShare();
            case DIVERSITY -> spending.diversity();
            case ADHERENCE -> spending.adherence();
            case SAVINGS_RATE -> spending.savingsRate();
            case PURCHASES -> spending.purchases();
            case IMPULSE_RATE -> spending.impulseRate();
        };
    }

    /** The name in events, {@code want_share}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
