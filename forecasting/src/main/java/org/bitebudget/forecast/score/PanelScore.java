package org.bitebudget.forecast.score;

import java.util.List;
import java.util.Locale;

/**
 * How right a model was on a panel.
 *
 * @param smape mean over series of the mean 200·|y − ŷ|/(|y| + |ŷ|), percent
 * @param mase mean over series of the mean |y − ŷ| over the mean in-sample |yₜ − yₜ₋ₘ|
 * @param owa mean of both relative to Naive2 on the same steps (Makridakis, Spiliotis and Assimakopoulos, International Journal of Forecasting 36, 2020)
 * @param rmseRatio ratio of the root mean squared error to the seasonal naive method's, mean over series
 * @param coverage80 share of observations inside the 80 % intervals
 * @param coverage95 share inside the 95 % intervals
 * @param msis mean scaled interval score of the 95 % intervals (Gneiting and Raftery, Journal of the American Statistical Association 102, 2007)
 * @param seriesPerSecond forecasts made per second, selection included
 * @param maseByStep MASE of each step ahead
 */
public record PanelScore(
        String model,
        int series,
        double smape,
        double mase,
        double owa,
        double rmseRatio,
        double coverage80,
        double coverage95,
        double msis,
        double seriesPerSecond,
        List<Double> maseByStep) {

    /** Heads the lines of {@link #row}. */
    public static final String HEADER =
            "model                        series   sMAPE    MASE     OWA    RMSE ratio   in 80 %    in 95 %    MSIS   series/s";

    public PanelScore {
        maseByStep = List.copyOf(maseByStep);
    }

    /** One line of a table. */
    public String row() {
        return String.format(
                Locale.ROOT,
                "%-27s %7d %7.3f %7.3f %7.3f %13.3f %8.1f %% %8.1f %% %7.2f %10.1f",
                model,
                series,
                smape,
                mase,
                owa,
                rmseRatio,
                100 * coverage80,
                100 * coverage95,
                msis,
                seriesPerSecond);
    }

    /** The same figures as a JSON object. */
    public String json() {
        return String.format(
                Locale.ROOT,
                "{\"model\":\"%s\",\"series\":%d,\"smape\":%.4f,\"mase\":%.4f,\"owa\":%.4f,\"rmsseRatio\":%.4f,"
                        + "\"coverage80\":%.4f,\"coverage95\":%.4f,\"msis\":%.3f,\"seriesPerSecond\":%.2f}",
                model,
                series,
                smape,
                mase,
                owa,
                rmseRatio,
                coverage80,
                coverage95,
                msis,
                seriesPerSecond);
    }
}
