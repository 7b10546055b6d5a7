package org.bitebudget.ml.domain.change;

/** What the rate of an event depends on; left out one at a time to see what each adds. */
public enum Effect {
    /** How often it happened to this product, beside the store's other products. */
    OWN_RATE,
    /** Days since it happened last. */
    AGE,
    /** Whether the product is on promotion, and for how long. */
    PROMOTION,
    /** Whether the price last went up or down. */
    LAST_MOVE,
    /** The store's days of the week. */
    WEEKDAY,
    /** How much the store has changed lately, beside its usual. */
    RECENT
}
