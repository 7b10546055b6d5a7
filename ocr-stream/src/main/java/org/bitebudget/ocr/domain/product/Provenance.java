package org.bitebudget.ocr.domain.product;

/** Who says which product a printed line is. */
public enum Provenance {
    /** This household, before. */
    HOUSEHOLD(0.99),
    /** At least three households. */
    STORE(0.95),
    /** The store's feed, by number or words. */
    CATALOGUE(0.98);

    private final double trust;

    Provenance(double trust) {
        this.trust = trust;
    }

    /** Highest confidence that it gives, 0 to 1; below that of what a person says about the receipt itself. */
    public double trust() {
        return trust;
    }
}
