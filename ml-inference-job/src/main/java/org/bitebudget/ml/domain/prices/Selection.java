package org.bitebudget.ml.domain.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ModelState;

/**
 * Which models speak for a series, and where they stand. The newest day stays open, since its price may still change; the states cover the days
 * before it.
 *
 * @param candidates at least one
 * @param error backtest error of the weighted answer, MAPE in percent; NaN while there is none
 * @param origins forecasts that the backtest made; 0 while there is none
 * @param chosenAt newest day of the series when the models were chosen, as days since 1970-01-01
 * @param days length of the series then
 * @param closedThrough last day that the states cover
 */
public record Selection(
        List<Candidate> candidates, double error, int origins, int chosenAt, int days, int closedThrough) {
    private static final int SHORTEST = 10;
    private static final int OLDEST_DAYS = 40;

    public Selection {
        candidates = List.copyOf(candidates);
    }

    /**
     * True if it is time to choose anew: the series has doubled since the models were chosen, the choice is {@value #OLDEST_DAYS} days old, or the
     * price changed for the first time.
     */
    public boolean isDue(PriceTrack track) {
        if (track.size() < SHORTEST) {
            return false;
        }
        boolean outgrown = origins == 0 || track.size() >= 2 * days || track.lastDay() - chosenAt >= OLDEST_DAYS;
        return outgrown || (isUnopposed() && !track.series().isConstant());
    }

    /** True if there was nothing to choose by. */
    private boolean isUnopposed() {
        return candidates.size() == 1;
    }

    /** True if the states can go on with the days of this track: none that they lack has left it. */
    public boolean reaches(PriceTrack track) {
        return closedThrough >= track.dayAt(0) - 1 && closedThrough < track.lastDay();
    }

    /** The same choice with states that cover every day but the newest; a step per new day and model. */
    public Selection advance(PriceTrack track) {
        int through = track.lastDay() - 1;
        if (through == closedThrough) {
            return this;
        }
        List<Candidate> advanced = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Optional<ModelState> state = candidate.state().map(before -> advance(before, track));
            advanced.add(new Candidate(candidate.label(), candidate.weight(), candidate.error(), state));
        }
        return new Selection(advanced, error, origins, chosenAt, days, through);
    }

    private ModelState advance(ModelState state, PriceTrack track) {
        FittedModel model = state.restore();
        for (int day = closedThrough + 1; day < track.lastDay(); day++) {
            model = model.update(track.priceAt(day - track.dayAt(0)));
        }
        return model.state();
    }
}
