package org.bitebudget.price.domain;

/** What became of an observation that arrived. */
public enum Arrival {
    /** Newest of its product, or a version of it: the current price follows it. */
    CURRENT,
    /** Older than the newest: it takes its place in the history, and nobody is alerted. */
    LATE,
    /** Too old to be kept in detail: it counts for the lowest and the previous price. */
    ARCHIVED,
    /** Takes back an observation that is no longer kept: too late. */
    TOO_LATE,
    /** One of very many of its day, and not among the last: not kept. */
    CROWDED,
    /** Known, or outdone by a version that is known: nothing changes. */
    WITHOUT_EFFECT;

    /** Whether the history holds anything else than before. */
    public boolean changesHistory() {
        return this == CURRENT || this == LATE || this == ARCHIVED;
    }
}
