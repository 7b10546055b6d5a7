package org.bitebudget.ocr.domain.image;

/** Steps of preparation that can be switched off, to measure what each of them brings and costs. */
public enum ImagingStep {
    /** Only the paper is kept where it lies on something darker. */
    PAPER,
    /** Light and paper are evened out. */
    BACKGROUND,
    /** What has no ink around the print is cut off. */
    INK_CROP,
    /** Tilt is taken out. */
    LEVEL,
    /** Edges of large print are smoothed in proportion to its height. */
    SMOOTHING
}
