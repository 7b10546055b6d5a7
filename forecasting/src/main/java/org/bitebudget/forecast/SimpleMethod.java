package org.bitebudget.forecast;

/** The benchmark methods that every other one has to beat; none of them has a parameter to estimate. */
public enum SimpleMethod implements ForecastMethod {
    /** The last observation stays; {@link NaiveModel}. */
    NAIVE("naive"),
    /** The last cycle comes back; {@link SeasonalNaiveModel}. Naive if there is no season or the first cycle isn't fully known. */
    SEASONAL_NAIVE("snaive"),
    /** The line from the first to the last observation goes on; {@link DriftModel}. Naive below two observations. */
    DRIFT("drift");

    private final String label;

    SimpleMethod(String label) {
        this.label = label;
    }

    /** A naive model that has seen nothing yet; it forecasts NaN until its first update. */
    public static FittedModel untouched() {
        return NaiveModel.UNTOUCHED;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public FittedModel fit(Series series) {
        return switch (this) {
            case NAIVE -> NaiveModel.fit(series);
            case SEASONAL_NAIVE -> SeasonalNaiveModel.fit(series);
            case DRIFT -> DriftModel.fit(series);
        };
    }
}
