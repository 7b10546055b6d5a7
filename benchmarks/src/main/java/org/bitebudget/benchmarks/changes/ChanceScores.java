package org.bitebudget.benchmarks.changes;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.changes.SeenProduct.Outcome;
import org.bitebudget.ml.domain.change.ChangeHazard;

/** How good everybody's chances of one kind of event were. */
final class ChanceScores {

    /** What is foretold. */
    enum Event {
        CHANGE,
        PROMOTION
    }

    private final Event event;
    private final Map<Foreteller, Map<Integer, ProbabilityScore>> scores = new EnumMap<>(Foreteller.class);

    ChanceScores(Event event) {
        this.event = event;
        for (Foreteller foreteller : Foreteller.values()) {
            Map<Integer, ProbabilityScore> byDays = new HashMap<>();
            ChangeHazard.HORIZONS.forEach(days -> byDays.put(days, new ProbabilityScore()));
            scores.put(foreteller, byDays);
        }
    }

    void take(Sighting sighting) {
        boolean change = event == Event.CHANGE;
        if (!change && sighting.spells().promo()) {
            return;
        }
        for (int days : ChangeHazard.HORIZONS) {
            Outcome outcome = change
                    ? sighting.product().changes(sighting.at(), days)
                    : sighting.product().isPromoted(sighting.at(), days);
            if (outcome == Outcome.UNKNOWN) {
                continue;
            }
            scores.forEach((foreteller, byDays) -> byDays.get(days)
                    .add(
                            change ? foreteller.change(sighting, days) : foreteller.promotion(sighting, days),
                            outcome == Outcome.YES));
        }
    }

    boolean hasEvents() {
        return ChangeHazard.HORIZONS.stream()
                .map(scores.get(Foreteller.HAZARD)::get)
                .anyMatch(score -> score.cases() > 0 && score.share() > 0);
    }

    ProbabilityScore of(Foreteller foreteller, int days) {
        return scores.get(foreteller).get(days);
    }

    /** Figures of all, those of days beginning with what is foretold. */
    void report(String prefix, BenchReport report) {
        for (int days : ChangeHazard.HORIZONS) {
            ProbabilityScore hazard = of(Foreteller.HAZARD, days);
            String within = days + "Days";
            report.count(prefix + "Cases" + within, hazard.cases()).figure(prefix + "Share" + within, hazard.share());
            for (Foreteller foreteller : Foreteller.values()) {
                ProbabilityScore score = of(foreteller, days);
                report.figure(prefix + "Brier" + within + foreteller.label(), score.brier())
                        .figure(prefix + "LogLoss" + within + foreteller.label(), score.logLoss())
                        .figure(prefix + "CalibrationError" + within + foreteller.label(), score.calibrationError());
            }
            report.figure(
                    "ratio" + prefix.substring(0, 1).toUpperCase(Locale.ROOT) + prefix.substring(1) + "Brier" + within,
                    hazard.brier() / of(Foreteller.BASE_RATE, days).brier());
        }
    }
}
