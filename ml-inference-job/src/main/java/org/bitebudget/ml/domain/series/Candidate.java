package org.bitebudget.ml.domain.series;

import java.util.Optional;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.online.RecentError;

/**
 * A model that was tried on a series.
 *
 * @param label name of the method, e.g. {@code ets} or {@code lstm}
 * @param share of the answer that its backtest gave it; those of all candidates add up to 1
 * @param error its backtest error on this very series; NaN while the series is too short for one
 * @param recent see {@link RecentError}
 * @param model where it stands after the last closed step; absent for a network, which looks at the values themselves
 */
public record Candidate(String label, double share, double error, double recent, Optional<FittedModel> model) {

    Candidate(String label, double share, double error, Optional<FittedModel> model) {
        this(label, share, error, RecentError.START, model);
    }

    /** The model one step on. Costs the same however long the series is. */
    Candidate step(double value, double expected, double scale) {
        double scaled = (value - expected) / scale;
        return new Candidate(
                label, share, error, RecentError.update(recent, scaled), model.map(before -> before.update(value)));
    }
}
