package org.bitebudget.price.domain.alert;

/** What makes a rule fire. */
public enum AlertKind {
    /** The price has come down to a target. */
    TARGET_REACHED(true, 2),
    /** The price has dropped by a percentage. */
    DROP_PERCENT(true, 0),
    /** The price has risen by a percentage. */
    RISE_PERCENT(false, 0),
    /** The price is lower than it ever was. */
    NEW_LOW(true, 0),
    /** The product is there again. */
    BACK_IN_STOCK(true, 0),
    /** Another store has become cheaper by a percentage. */
    CHEAPER_ELSEWHERE(true, 2),
    /** There is less of it for the money. */
    SHRINKFLATION(true, 0);

    private final boolean falling;
    private final int usualHysteresis;

    AlertKind(boolean falling, int usualHysteresis) {
        this.falling = falling;
        this.usualHysteresis = usualHysteresis;
    }

    /** Whether it is a fall of the price that fires, so that it comes back by rising. */
    boolean isFalling() {
        return falling;
    }

    /** How far the price must come back when the rule doesn't say so, in percent. */
    public int usualHysteresis() {
        return usualHysteresis;
    }
}
