package org.bitebudget.ml.domain.prices;

import java.util.Optional;
import org.bitebudget.forecast.ModelState;

/**
 * A model that was tried on a price series.
 *
 * @param label name of the method, e.g. {@code ets} or {@code lstm}
 * @param weight its share of the answer; weights of all candidates add up to 1
 * @param error its backtest error on this very series, MAPE in percent; NaN while the series is too short for one
 * @param state where it stands after the last closed day; absent for a network, which looks at the prices themselves
 */
public record Candidate(String label, double weight, double error, Optional<ModelState> state) {}
