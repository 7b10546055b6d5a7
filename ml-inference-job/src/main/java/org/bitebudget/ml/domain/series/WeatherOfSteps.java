package org.bitebudget.ml.domain.series;

import org.bitebudget.forecast.regression.Regressors;
import org.bitebudget.ml.domain.weather.Weather;

/**
 * The weather of the steps of a kind of series. Steps whose weather isn't known are as usual.
 *
 * @param mostAhead steps ahead that weather is known at most; what lies beyond is as usual even if it is known by now
 */
public record WeatherOfSteps(Weather weather, Profile profile, int mostAhead) implements Regressors {

    /** All that is known. */
    public static WeatherOfSteps known(Weather weather, Profile profile) {
        return new WeatherOfSteps(weather, profile, Integer.MAX_VALUE);
    }

    /** Of each step what could be known where no more days ahead are known than after the newest step of this history. */
    static WeatherOfSteps foreseen(Weather weather, History history) {
        Profile profile = history.profile();
        int days = weather.daysKnownAfter(profile.dayOf(history.last() + 1) - 1);
        return new WeatherOfSteps(weather, profile, days / profile.stepDays());
    }

    @Override
    public double[] at(int step, int ahead) {
        return ahead > mostAhead
                ? new double[Weather.REGRESSORS.size()]
                : weather.departure(profile.dayOf(step), profile.stepDays());
    }
}
