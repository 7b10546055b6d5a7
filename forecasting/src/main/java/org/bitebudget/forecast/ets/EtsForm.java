package org.bitebudget.forecast.ets;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of an exponential smoothing model in the taxonomy of Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008),
 * chapter 2: how error, trend and season go together.
 */
public record EtsForm(Innovation error, Trend trend, Season season) {

    /** How an observation departs from its expectation: by a difference or by a ratio. */
    public enum Innovation {
        A,
        M
    }

    /** No trend, an additive one, or an additive one that fades (Gardner and McKenzie 1985). */
    public enum Trend {
        N,
        A,
        AD
    }

    /** No season, one that adds, or one that multiplies. */
    public enum Season {
        N,
        A,
        M
    }

    public boolean hasTrend() {
        return trend != Trend.N;
    }

    public boolean hasSeason() {
        return season != Season.N;
    }

    /** True if observations must be positive for the model to make sense. */
    public boolean isMultiplicative() {
        return error == Innovation.M || season == Season.M;
    }

    /** Smoothing parameters: α, then β, φ, γ as the form has them. */
    int smoothingParameters() {
        return 1 + (hasTrend() ? 1 : 0) + (trend == Trend.AD ? 1 : 0) + (hasSeason() ? 1 : 0);
    }

    /** All that is estimated but for the error variance: smoothing parameters and initial states (seasonal ones are bound by their sum). */
    int freeParameters(int cycle) {
        return smoothingParameters() + 1 + (hasTrend() ? 1 : 0) + (hasSeason() ? cycle - 1 : 0);
    }

    /** The usual notation, e.g. {@code ETS(A,Ad,N)}. */
    @Override
    public String toString() {
        return "ETS(" + error + ',' + (trend == Trend.AD ? "Ad" : trend.name()) + ',' + season + ')';
    }

    /**
     * The form of that notation.
     *
     * @throws IllegalArgumentException if it isn't one
     */
    public static EtsForm parse(String notation) {
        for (EtsForm form : all()) {
            if (form.toString().equals(notation)) {
                return form;
            }
        }
        throw new IllegalArgumentException("no exponential smoothing model is called " + notation);
    }

    /**
     * The forms that are numerically sound: additive errors never go with a multiplicative season, since then the variance explodes where the
     * expectation nears zero (Hyndman et al. 2008, chapter 15; the default of the R package forecast).
     */
    public static List<EtsForm> all() {
        List<EtsForm> forms = new ArrayList<>();
        for (Innovation error : Innovation.values()) {
            for (Trend trend : Trend.values()) {
                for (Season season : Season.values()) {
                    if (!(error == Innovation.A && season == Season.M)) {
                        forms.add(new EtsForm(error, trend, season));
                    }
                }
            }
        }
        return forms;
    }
}
