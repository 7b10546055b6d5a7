package org.bitebudget.platform.taxonomy;

/** Kind of spending in the 50/30/20 rule. */
public enum Bucket {
    /** What a household cannot do without. */
    NEED,
    /** What it would like. */
    WANT,
    /** What it puts aside. */
    SAVING
}
