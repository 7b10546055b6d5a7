package org.bitebudget.forecast.ets;

import org.bitebudget.forecast.ets.EtsForm.Season;

/**
 * The states of one exponential smoothing model and the step that an observation makes them take: Hyndman et al. (2008), tables 2.2 and 2.3.
 * Written with the difference e = y − ŷ, the equations are the same for additive and multiplicative errors; those differ in likelihood and variance only.
 *
 * <p>Mutable: the one loop in which fitting spends its time.
 */
final class EtsRecursion {
    /** Ratios to a level or season at or below zero mean nothing, so multiplicative forms are kept above this. */
    private static final double FLOOR = 1e-10;

    private final EtsForm form;
    private final EtsParameters parameters;
    private final double[] season;
    private double level;
    private double trend;
    private int position;

    /** @param season the season of the next step first; empty if the form has none. Taken over, not copied. */
    EtsRecursion(EtsForm form, EtsParameters parameters, double level, double trend, double[] season) {
        this.form = form;
        this.parameters = parameters;
        this.level = level;
        this.trend = trend;
        this.season = season;
    }

    double level() {
        return level;
    }

    double trend() {
        return trend;
    }

    /** The seasonal states, the one of the next step first. */
    double[] season() {
        double[] ordered = new double[season.length];
        for (int i = 0; i < season.length; i++) {
            ordered[i] = season[(position + i) % season.length];
        }
        return ordered;
    }

    /** ŷ of the next step. */
    double expected() {
        double base = level + parameters.phi() * trend;
        return switch (form.season()) {
            case N -> base;
            case A -> base + season[position];
            case M -> base * season[position];
        };
    }

    /** Lets the states follow {@code error}, the next observation less {@link #expected()}; 0 for a gap. */
    void step(double error) {
        double base = level + parameters.phi() * trend;
        double scaled = form.season() == Season.M ? error / season[position] : error;
        trend = parameters.phi() * trend + parameters.beta() * scaled;
        level = base + parameters.alpha() * scaled;
        if (form.hasSeason()) {
            season[position] += parameters.gamma() * (form.season() == Season.M ? error / base : error);
            if (form.season() == Season.M && season[position] < FLOOR) {
                season[position] = FLOOR;
            }
            position = position + 1 == season.length ? 0 : position + 1;
        }
        if (form.isMultiplicative() && level < FLOOR) {
            level = FLOOR;
        }
    }
}
