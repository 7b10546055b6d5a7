package org.bitebudget.ml.domain.experiment;

import java.util.List;
import org.bitebudget.ml.domain.registry.Arm;

/**
 * How often a challenger's recommendations were taken beside the champion's, and what follows. A household counts once, by the share it took, however
 * much it was shown: its showings hang together.
 *
 * @param champion what its households took
 * @param challenger what its households took
 * @param better evidence for the challenger, see {@link DrawTest}
 * @param worse evidence for the champion
 * @param verdict what to do
 */
public record TakeRateComparison(ArmRate champion, ArmRate challenger, double better, double worse, Verdict verdict) {

    /**
     * What the households of an arm took.
     *
     * @param households how many
     * @param shown products shown to them, of those that a receipt followed
     * @param taken how many of them those receipts held
     * @param rate mean of the households' shares; NaN without households
     */
    public record ArmRate(int households, long shown, long taken, double rate) {

        static ArmRate of(List<TakenShare> all, Arm arm) {
            List<TakenShare> own =
                    all.stream().filter(share -> share.arm() == arm).toList();
            return new ArmRate(
                    own.size(),
                    own.stream().mapToLong(TakenShare::shown).sum(),
                    own.stream().mapToLong(TakenShare::taken).sum(),
                    own.stream().mapToDouble(TakenShare::rate).average().orElse(Double.NaN));
        }
    }

    /**
     * Compares two recommenders.
     *
     * @param households in the order in which they were first shown something
     * @param alpha largest chance of promoting a challenger that is no better, and of withdrawing one that is no worse
     */
    public static TakeRateComparison of(List<TakenShare> households, double alpha) {
        DrawTest test = new DrawTest();
        Verdict verdict = Verdict.GO_ON;
        for (TakenShare each : households) {
            test.observe(each.arm() == Arm.CHALLENGER, each.share(), each.rate());
            if (verdict == Verdict.GO_ON) {
                verdict = Verdict.of(test.better(), test.worse(), alpha);
            }
        }
        return new TakeRateComparison(
                ArmRate.of(households, Arm.CHAMPION),
                ArmRate.of(households, Arm.CHALLENGER),
                test.better(),
                test.worse(),
                verdict);
    }
}
