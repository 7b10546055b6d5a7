package org.bitebudget.benchmarks.changes;

import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.changes.ChanceScores.Event;

/** All that is measured on the way through the stores' days. */
final class WalkScores {

    private final ChanceScores changes = new ChanceScores(Event.CHANGE);
    private final ChanceScores promotions = new ChanceScores(Event.PROMOTION);
    private final TimingScore timing = new TimingScore();
    private final PriceScore price = new PriceScore();

    void take(Sighting sighting) {
        changes.take(sighting);
        promotions.take(sighting);
        timing.take(sighting);
        price.take(sighting);
    }

    void endDay() {
        timing.endDay();
    }

    ChanceScores changes() {
        return changes;
    }

    ChanceScores promotions() {
        return promotions;
    }

    void report(BenchReport report) {
        changes.report("change", report);
        if (promotions.hasEvents()) {
            promotions.report("promotion", report);
            timing.report(report);
        }
        price.report(report);
    }
}
