package org.bitebudget.benchmarks;

/** How many of how many. */
record Share(long hits, long of) {

    private static final double Z_95 = 1.959963984540054;

    /** In percent; 0 of none. */
    double percent() {
        return of == 0 ? 0 : 100.0 * hits / of;
    }

    /** Lower end of the 95 % interval in percent (Wilson 1927). */
    double low() {
        return of == 0 ? 0 : 100 * (centre() - half());
    }

    /** Upper end of the 95 % interval in percent (Wilson 1927). */
    double high() {
        return of == 0 ? 100 : 100 * (centre() + half());
    }

    private double centre() {
        double p = (double) hits / of;
        return (p + Z_95 * Z_95 / (2 * of)) / (1 + Z_95 * Z_95 / of);
    }

    private double half() {
        double p = (double) hits / of;
        return Z_95 * Math.sqrt(p * (1 - p) / of + Z_95 * Z_95 / (4.0 * of * of)) / (1 + Z_95 * Z_95 / of);
    }
}
