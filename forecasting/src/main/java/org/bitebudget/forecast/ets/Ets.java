package org.bitebudget.forecast.ets;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bitebudget.forecast.FittedModel;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.Series;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.ets.EtsFit.Fitted;
import org.bitebudget.forecast.ets.EtsForm.Innovation;
import org.bitebudget.forecast.ets.EtsForm.Season;
import org.bitebudget.forecast.ets.EtsForm.Trend;

/**
 * Exponential smoothing: of the forms allowed, the one with the smallest corrected Akaike criterion (Hyndman et al. 2008, sections 7.1 and 7.3).
 *
 * <p>Series that are constant, or too short to tell any allowed form from noise, are answered by the naive method.
 */
public final class Ets implements ForecastMethod {
    /** One state per season is wasteful, and poorly determined, beyond this. */
    private static final int LONGEST_CYCLE = 24;

    private final String label;
    private final List<EtsForm> forms;

    private Ets(String label, List<EtsForm> forms) {
        this.label = label;
        this.forms = List.copyOf(forms);
    }

    /** Chooses among all sound forms. */
    public static Ets automatic() {
        return new Ets("ets", EtsForm.all());
    }

    /** Chooses among the forms whose intervals have a closed form: no multiplicative season, so that a forecast costs microseconds. */
    public static Ets closedForm() {
        return new Ets(
                "ets",
                EtsForm.all().stream().filter(form -> form.season() != Season.M).toList());
    }

    /** Simple exponential smoothing: a level only (Brown 1959). */
    public static Ets simple() {
        return new Ets("ses", List.of(new EtsForm(Innovation.A, Trend.N, Season.N)));
    }

    /** A level and a straight trend (Holt 1957, reprinted in the International Journal of Forecasting 20, 2004). */
    public static Ets holt() {
        return new Ets("holt", List.of(new EtsForm(Innovation.A, Trend.A, Season.N)));
    }

    /** One given form. */
    public static Ets of(EtsForm form) {
        return new Ets(form.toString(), List.of(form));
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public FittedModel fit(Series series) {
        if (series.isConstant()) {
            return SimpleMethod.NAIVE.fit(series);
        }
        Optional<Fitted> best = forms.stream()
                .filter(form -> isIdentified(form, series))
                .map(form -> new EtsFit(form, series).best())
                .min(Comparator.comparingDouble(Fitted::aicc));
        return best.<FittedModel>map(Fitted::model).orElseGet(() -> SimpleMethod.NAIVE.fit(series));
    }

    /** True if the series has enough observations for the corrected criterion to be defined, two whole cycles for a season, and no zero to divide by. */
    private static boolean isIdentified(EtsForm form, Series series) {
        int cycle = series.season();
        int known = series.knownCount();
        if (form.hasSeason() && (cycle < 2 || cycle > LONGEST_CYCLE || known < 2 * cycle + 1)) {
            return false;
        }
        if (form.isMultiplicative() && !series.isPositive()) {
            return false;
        }
        return known > form.freeParameters(cycle) + 2;
    }
}
