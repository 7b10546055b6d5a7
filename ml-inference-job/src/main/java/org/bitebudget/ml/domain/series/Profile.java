package org.bitebudget.ml.domain.series;

import java.util.List;
import org.bitebudget.forecast.ErrorWeights;
import org.bitebudget.forecast.ForecastErrors;
import org.bitebudget.forecast.ForecastMethod;
import org.bitebudget.forecast.SimpleMethod;
import org.bitebudget.forecast.ets.Ets;
import org.bitebudget.forecast.online.TsbModel;
import org.bitebudget.ml.domain.lstm.PriceWindow;

/** What is particular to a kind of series. Steps are numbered from the day 1970-01-01, or from the week of Monday 1969-12-29, on. */
public enum Profile {
    /** A product's price in a store, by day. It holds until it is next seen, {@link #HOLDS} days at most. */
    PRICE(1, 7, PriceWindow.HORIZON, 120, 40, "MAPE"),
    /** What a household spends in a category, by day. A day without a purchase is a zero. */
    SPENDING(1, 7, 28, 182, 60, "RMSE"),
    /** How much of a product a household buys, by week. A week without a purchase is a zero. */
    DEMAND(7, 1, 8, 104, 26, "RMSE");

    /** A price that isn't seen for longer than this many days is unknown, not unchanged. */
    public static final int HOLDS = 28;

    private static final int MONDAY = 3;
    private static final List<ForecastMethod> PRICE_METHODS = List.of(SimpleMethod.NAIVE, Ets.closedForm());
    private static final List<ForecastMethod> SPENDING_METHODS =
            List.of(TsbModel.method(), SimpleMethod.SEASONAL_NAIVE, Ets.closedForm());
    private static final List<ForecastMethod> DEMAND_METHODS =
            List.of(TsbModel.method(), SimpleMethod.NAIVE, Ets.closedForm());

    private final int stepDays;
    private final int season;
    private final int horizon;
    private final int window;
    private final int oldest;
    private final String metric;

    Profile(int stepDays, int season, int horizon, int window, int oldest, String metric) {
        this.stepDays = stepDays;
        this.season = season;
        this.horizon = horizon;
        this.window = window;
        this.oldest = oldest;
        this.metric = metric;
    }

    /** Days of a step. */
    public int stepDays() {
        return stepDays;
    }

    /** Steps of a seasonal cycle; 1 for none. */
    public int season() {
        return season;
    }

    /** Steps ahead of every answer. */
    public int horizon() {
        return horizon;
    }

    /** Steps that are kept, from the first to the last at most. */
    public int window() {
        return window;
    }

    /** Steps after which models are chosen anew. */
    int oldest() {
        return oldest;
    }

    /**
     * Shares of models by their backtest errors, the first method's first: inverse to their squares. A price mostly stays what it is, so of prices only those have a say
     * that were less wrong than the last value.
     */
    public double[] shares(double[] errors) {
        return this == PRICE ? ErrorWeights.ofBetterThanFirst(errors) : ErrorWeights.of(errors);
    }

    /** Name of the error that models are chosen by. */
    public String metric() {
        return metric;
    }

    /** That error; prices are compared by percent, what is mostly zero can't be. */
    double error(ForecastErrors errors) {
        return this == PRICE ? errors.mape() : errors.rmse();
    }

    /** Steps ahead whose forecasts are compared with what happens. */
    public List<Integer> scored() {
        return switch (this) {
            case PRICE -> List.of(1, 7, 14);
            case SPENDING -> List.of(1, 7, 28);
            case DEMAND -> List.of(1, 4, 8);
        };
    }

    /** The methods that are tried; the first of them answers what is too short for trials. */
    List<ForecastMethod> methods() {
        return switch (this) {
            case PRICE -> PRICE_METHODS;
            case SPENDING -> SPENDING_METHODS;
            case DEMAND -> DEMAND_METHODS;
        };
    }

    /** True if a step without an observation is a zero rather than a step at which the value holds. */
    public boolean countsZeros() {
        return this != PRICE;
    }

    /** Least factor of intervals: one step's error says little about a fortnight of prices that rest and jump. */
    public double narrowest() {
        return this == PRICE ? 1 : 0.25;
    }

    /** The step that a day, counted from 1970-01-01, belongs to. */
    public int stepOf(int day) {
        return stepDays == 1 ? day : Math.floorDiv(day + MONDAY, stepDays);
    }

    /** First day of a step. */
    public int dayOf(int step) {
        return stepDays == 1 ? step : step * stepDays - MONDAY;
    }
}
