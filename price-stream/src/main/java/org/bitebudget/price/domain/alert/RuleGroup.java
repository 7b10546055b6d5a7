package org.bitebudget.price.domain.alert;

/**
 * Rules of a subject that differ in their thresholds alone, so that one move crosses a range of them.
 *
 * @param kind what makes them fire
 * @param store the store they watch; empty for all
 * @param currency of their targets; empty where the kind has none
 * @param hysteresis how far the price must come back before a threshold is crossed again, in whole percent; 0 for none
 */
public record RuleGroup(AlertKind kind, String store, String currency, int hysteresis) {

    /** Whether a threshold that was crossed rests until the price has come back. */
    boolean rests() {
        return hysteresis > 0;
    }

    /** The price at which a threshold is armed again that was crossed at this price. */
    long rearm(long price) {
        return kind.isFalling()
                ? -Math.floorDiv(-Math.multiplyExact(price, 100L + hysteresis), 100L)
                : Math.floorDiv(Math.multiplyExact(price, 100L - hysteresis), 100L);
    }
}
