package org.bitebudget.budget.domain;

/** The kinds of spending of the 50/30/20 rule (Warren and Tyagi, All Your Worth, 2005). */
public enum Bucket {
    NEED,
    WANT,
    SAVING
}
