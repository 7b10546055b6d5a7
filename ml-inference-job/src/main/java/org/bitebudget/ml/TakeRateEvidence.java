package org.bitebudget.ml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.bitebudget.ml.domain.experiment.TakeRateComparison;
import org.bitebudget.ml.domain.experiment.TakeRateComparison.ArmRate;
import org.bitebudget.ml.domain.experiment.Verdict;
import org.bitebudget.ml.domain.registry.Arm;

/**
 * Evidence by what households took of what they were shown.
 *
 * @param comparison the figures
 * @param days how long each household is looked at
 */
record TakeRateEvidence(TakeRateComparison comparison, int days) implements TrialEvidence {

    @Override
    public String units() {
        return "households";
    }

    @Override
    public Verdict verdict() {
        return comparison.verdict();
    }

    @Override
    public void print(PrintWriter out) {
        out.printf("%10s %10s %8s %8s %12s%n", "", "households", "shown", "taken", "share taken");
        print(out, Arm.CHAMPION, comparison.champion());
        print(out, Arm.CHALLENGER, comparison.challenger());
        out.printf(
                "Each household counts once, by its first %d days: evidence for the challenger %.2f, for the champion %.2f",
                days, comparison.better(), comparison.worse());
    }

    private static void print(PrintWriter out, Arm arm, ArmRate rate) {
        out.printf(
                "%10s %10d %8d %8d %12.4f%n", arm.label(), rate.households(), rate.shown(), rate.taken(), rate.rate());
    }

    @Override
    public void addTo(ObjectNode json) {
        json.put("days", days)
                .put("evidenceForChallenger", comparison.better())
                .put("evidenceForChampion", comparison.worse())
                .put("alwaysValidP", Math.min(1, 1 / comparison.better()));
        addTo(json, Arm.CHAMPION, comparison.champion());
        addTo(json, Arm.CHALLENGER, comparison.challenger());
    }

    private static void addTo(ObjectNode json, Arm arm, ArmRate rate) {
        ObjectNode figures = json.putObject(arm.label() + "Taken")
                .put("households", rate.households())
                .put("shown", rate.shown())
                .put("taken", rate.taken());
        if (rate.households() > 0) {
            figures.put("share", rate.rate());
        }
    }
}
