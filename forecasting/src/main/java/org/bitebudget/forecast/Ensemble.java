package org.bitebudget.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Several methods, each heard as far as it was right on the series itself: weights follow from a {@link Backtest} by {@link ErrorWeights}.
 * Series too short for the backtest are answered by the first method.
 */
public final class Ensemble implements ForecastMethod {
    private final List<ForecastMethod> methods;
    private final Backtest plan;
    private final int shortestSample;

    private Ensemble(List<ForecastMethod> methods, Backtest plan, int shortestSample) {
        this.methods = List.copyOf(methods);
        this.plan = plan;
        this.shortestSample = shortestSample;
    }

    /**
     * All methods, weighted.
     *
     * @param shortestSample observations that must be left before the first origin for the backtest to mean anything
     */
    public static Ensemble weighted(List<ForecastMethod> methods, Backtest plan, int shortestSample) {
        return new Ensemble(methods, plan, shortestSample);
    }

    @Override
    public String label() {
        return EnsembleModel.NAME;
    }

    @Override
    public FittedModel fit(Series series) {
        if (plan.firstOrigin(series.size()) < shortestSample
                || series.head(plan.firstOrigin(series.size())).knownCount() < 1
                || plan.errors(plan.run(methods.get(0), series), series).compared() == 0) {
            return methods.get(0).fit(series);
        }
        double[] errors = methods.stream()
                .mapToDouble(
                        method -> plan.errors(plan.run(method, series), series).mae())
                .toArray();
        return combination(series, ErrorWeights.of(errors));
    }

    private FittedModel combination(Series series, double[] weights) {
        List<EnsembleModel.Member> members = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                members.add(new EnsembleModel.Member(methods.get(i).fit(series), weights[i]));
            }
        }
        return new EnsembleModel(members);
    }
}
