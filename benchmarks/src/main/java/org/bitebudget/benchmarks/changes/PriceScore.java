package org.bitebudget.benchmarks.changes;

import org.bitebudget.benchmarks.BenchReport;

/** How near the price of four weeks later is foretold, beside the last price. */
final class PriceScore {

    private static final int DAYS = 28;
    private static final double PERCENT = 100;

    private long cases;
    private long moved;
    private double last;
    private double likely;
    private long lastRight;
    private long likelyRight;

    void take(Sighting sighting) {
        long actual = sighting.product().priceAfter(sighting.at(), DAYS);
        if (actual == 0) {
            return;
        }
        long now = sighting.spells().minor();
        long foretold = sighting.hazard().likely(sighting.spells(), DAYS);
        cases++;
        moved += foretold == now ? 0 : 1;
        last += (double) Math.abs(now - actual) / actual;
        likely += (double) Math.abs(foretold - actual) / actual;
        lastRight += now == actual ? 1 : 0;
        likelyRight += foretold == actual ? 1 : 0;
    }

    void report(BenchReport report) {
        report.count("priceCases28Days", cases)
                .count("priceNotTheLast28Days", moved)
                .figure("priceMape28DaysLastValue", PERCENT * last / cases)
                .figure("priceMape28DaysHazard", PERCENT * likely / cases)
                .figure("ratioPriceMape28Days", likely / last)
                .figure("priceRight28DaysLastValue", (double) lastRight / cases)
                .figure("priceRight28DaysHazard", (double) likelyRight / cases);
    }
}
