package org.bitebudget.price.domain.alert;

/**
 * Thresholds that a move crosses.
 *
 * @param from the least of them
 * @param to the greatest of them
 */
public record Range(long from, long to) {

    /** The one threshold of kinds that have none. */
    static final Range WHOLE = new Range(0, 0);

    boolean isEmpty() {
        return from > to;
    }
}
