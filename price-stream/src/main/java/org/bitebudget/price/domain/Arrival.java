package org.bitebudget.price.domain;

/** What became of an observation that arrived. */
public enum Arrival {
    /** Newest of its product, or a version of it: the current price follows it. */
    CURRENT,
    /** Older than the newest: it takes its place in the history, and nobody is alerted. */
    LATE,
    /** Known, or outdone by a version that is known: nothing changes. */
    WITHOUT_EFFECT
}
