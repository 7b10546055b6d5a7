package org.bitebudget.ml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.bitebudget.ml.domain.experiment.ModelComparison;
import org.bitebudget.ml.domain.experiment.ModelComparison.HorizonGain;
import org.bitebudget.ml.domain.experiment.Verdict;

/**
 * Evidence by forecasts of both models for the same days.
 *
 * @param comparison the figures
 * @param blockDays days that count as one observation
 */
record ForecastEvidence(ModelComparison comparison, int blockDays) implements TrialEvidence {

    @Override
    public String units() {
        return "series";
    }

    @Override
    public Verdict verdict() {
        return comparison.verdict();
    }

    @Override
    public void print(PrintWriter out) {
        out.printf(
                "%8s %8s %6s %10s %10s %8s %8s%n",
                "horizon", "pairs", "days", "champion", "challenger", "DM", "p once");
        for (HorizonGain gain : comparison.horizons()) {
            out.printf(
                    "%8d %8d %6d %10.4f %10.4f %8.2f %8.4f%n",
                    gain.horizon(),
                    gain.pairs(),
                    gain.days(),
                    gain.champion(),
                    gain.challenger(),
                    gain.test().statistic(),
                    gain.test().pValue());
        }
        out.printf(
                "%d series, %d blocks of %d days: evidence for the challenger %.2f, for the champion %.2f",
                comparison.series(), comparison.blocks(), blockDays, comparison.better(), comparison.worse());
    }

    @Override
    public void addTo(ObjectNode json) {
        json.put("series", comparison.series())
                .put("blocks", comparison.blocks())
                .put("blockDays", blockDays)
                .put("evidenceForChallenger", comparison.better())
                .put("evidenceForChampion", comparison.worse())
                .put("alwaysValidP", Math.min(1, 1 / comparison.better()));
        ArrayNode horizons = json.putArray("horizons");
        for (HorizonGain gain : comparison.horizons()) {
            horizons.addObject()
                    .put("horizon", gain.horizon())
                    .put("pairs", gain.pairs())
                    .put("days", gain.days())
                    .put("champion", gain.champion())
                    .put("challenger", gain.challenger())
                    .put("dieboldMariano", gain.test().statistic())
                    .put("pOnce", gain.test().pValue());
        }
    }
}
