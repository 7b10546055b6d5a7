package org.bitebudget.ml.domain.series;

/** Why models were chosen for a series. */
public enum Reason {
    /** It began; there is nothing to choose by yet. */
    BEGUN,
    /** It became long enough for trials. */
    FIRST,
    /** It has doubled since, or the days of it whose weather is known have. */
    GROWN,
    /** The choice had become old. */
    AGED,
    /** A value that had always been the same changed. */
    CHANGED,
    /** A step before the choice was corrected. */
    CORRECTED,
    /** Errors had become larger for good. */
    DRIFTED
}
