package org.bitebudget.forecast;

/**
 * How far forecasts fell from what happened.
 *
 * @param mae mean absolute error, in the unit of the series
 * @param mase mean absolute scaled error: {@code mae} over the in-sample mean |yₜ − yₜ₋ₘ| (Hyndman and Koehler, International Journal of
 *     Forecasting 22, 2006); NaN where the sample never changes and there is nothing to scale by
 * @param smape mean of 200·|y − ŷ|/(|y| + |ŷ|), in percent (Makridakis, International Journal of Forecasting 9, 1993)
 * @param mape mean of 100·|y − ŷ|/|y|, in percent, over observations that aren't 0; NaN if all are
 * @param rmse root of the mean squared error, in the unit of the series
 * @param compared forecasts that met a known observation
 */
public record ForecastErrors(double mae, double mase, double smape, double mape, double rmse, int compared) {

    /** Adds up errors one by one. */
    public static final class Sum {
        private final double scale;
        private double absolute;
        private double squared;
        private double symmetric;
        private double relative;
        private int compared;
        private int relativeCount;

        /** @param sample observations that the forecasts were made from, which give the scale of MASE */
        public Sum(Series sample) {
            this.scale = scale(sample);
        }

        /** Compares one forecast; an unknown observation is passed over. */
        public void add(double observed, double forecast) {
            if (Double.isNaN(observed)) {
                return;
            }
            double error = Math.abs(observed - forecast);
            absolute += error;
            squared += error * error;
            double size = Math.abs(observed) + Math.abs(forecast);
            symmetric += size == 0 ? 0 : 200 * error / size;
            if (observed != 0) {
                relative += 100 * error / Math.abs(observed);
                relativeCount++;
            }
            compared++;
        }

        /** The means so far; all NaN if nothing was compared. */
        public ForecastErrors mean() {
            double mae = absolute / compared;
            return new ForecastErrors(
                    mae,
                    scale == 0 ? Double.NaN : mae / scale,
                    symmetric / compared,
                    relative / relativeCount,
                    Math.sqrt(squared / compared),
                    compared);
        }

        /** Mean |yₜ − yₜ₋ₘ|, of one-step changes where the series is no longer than one cycle; 0 if there is none. */
        private static double scale(Series sample) {
            int lag = sample.size() > sample.season() ? sample.season() : 1;
            double sum = 0;
            int pairs = 0;
            for (int t = lag; t < sample.size(); t++) {
                if (sample.isKnown(t) && sample.isKnown(t - lag)) {
                    sum += Math.abs(sample.at(t) - sample.at(t - lag));
                    pairs++;
                }
            }
            return pairs == 0 ? 0 : sum / pairs;
        }
    }
}
