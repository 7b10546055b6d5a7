package org.bitebudget.benchmarks.changes;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.benchmarks.BenchReport;
import org.bitebudget.benchmarks.changes.SeenProduct.Outcome;
import org.bitebudget.ml.domain.prices.ObservedPrice;

/**
 * How well it is foretold when a promotion starts: days are those until then, at most {@value #LONGEST}. Beside it the product's mean interval between
 * starts, counted from the last one (the store's mean where it has fewer than two), and saying that none will start. Concordance is the share of
 * pairs of one day's products of which the one that started sooner was the likelier (Harrell's C; JAMA 247, 1982).
 */
final class TimingScore {

    private static final int LONGEST = 28;

    private final List<Timed> today = new ArrayList<>();
    private long cases;
    private double hazardDays;
    private double intervalDays;
    private double neverDays;
    private double pairs;
    private double hazardPairs;
    private double intervalPairs;

    private record Timed(double chance, double interval, int days) {
        boolean started() {
            return days >= 0 && days <= LONGEST;
        }
    }

    void take(Sighting sighting) {
        if (sighting.spells().promo() || sighting.product().isPromoted(sighting.at(), LONGEST) == Outcome.UNKNOWN) {
            return;
        }
        Timed timed = new Timed(
                sighting.hazard().promotion(sighting.spells(), LONGEST),
                interval(sighting),
                sighting.product().daysToPromotion(sighting.at()));
        int days = timed.started() ? timed.days() : LONGEST;
        int median = Math.min(
                LONGEST, sighting.hazard().daysToPromotion(sighting.spells()).orElse(LONGEST));
        hazardDays += Math.abs(median - days);
        intervalDays += Math.abs(timed.interval() - days);
        neverDays += LONGEST - days;
        cases++;
        today.add(timed);
    }

    /** All of a store's products of a day were taken. */
    void endDay() {
        for (Timed sooner : today) {
            if (sooner.started()) {
                today.stream()
                        .filter(later -> !later.started() || later.days() > sooner.days())
                        .forEach(later -> {
                            pairs++;
                            hazardPairs += concordant(sooner.chance(), later.chance());
                            intervalPairs += concordant(later.interval(), sooner.interval());
                        });
            }
        }
        today.clear();
    }

    private static double concordant(double more, double less) {
        return more > less ? 1 : more == less ? 0.5 : 0;
    }

    private static double interval(Sighting sighting) {
        List<ObservedPrice> days = sighting.product().days();
        int starts = 0;
        int first = 0;
        int last = 0;
        for (int i = 1; i <= sighting.at(); i++) {
            if (days.get(i).promo() && !days.get(i - 1).promo()) {
                first = starts == 0 ? days.get(i).day() : first;
                last = days.get(i).day();
                starts++;
            }
        }
        if (starts < 2) {
            return Math.min(LONGEST, 1 / sighting.hazard().meanPromotion());
        }
        double next = last + (double) (last - first) / (starts - 1);
        return Math.min(LONGEST, Math.max(1, next - days.get(sighting.at()).day()));
    }

    void report(BenchReport report) {
        report.count("promotionTimingCases", cases)
                .figure("promotionDaysErrorHazard", hazardDays / cases)
                .figure("promotionDaysErrorMeanInterval", intervalDays / cases)
                .figure("promotionDaysErrorNever", neverDays / cases)
                .figure("ratioPromotionDaysError", hazardDays / intervalDays)
                .figure("promotionConcordanceHazard", hazardPairs / pairs)
                .figure("promotionConcordanceMeanInterval", intervalPairs / pairs);
    }
}
