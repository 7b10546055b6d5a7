package org.bitebudget.forecast.table;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** What forecasts from earlier origins had to be multiplied by for the smallest mean percentage error. */
final class PercentageFactor {
    private static final int STEPS = 8;

    private PercentageFactor() {}

    /** The earliest origin that is tried. */
    static int firstOrigin(int origin, int[] steps) {
        return origin - Math.max(STEPS, steps[steps.length - 1]);
    }

    /**
     * The factor over all origins from {@code first} on; 1 where nothing can be compared.
     *
     * @param trees trained at {@code first}
     * @param origin first place that must not be looked at
     */
    static double of(Table table, TableTrees trees, int first, int origin, int[] steps) {
        DoubleStream.Builder ratios = DoubleStream.builder();
        for (int o = first; o + steps[0] <= origin; o++) {
            double[][] forecasts = trees.forecast(o, steps);
            for (int s = 0; s < forecasts.length; s++) {
                for (int k = 0; k < steps.length; k++) {
                    int place = o + steps[k] - 1;
                    double y = place < origin ? table.series().get(s).value(place) : Double.NaN;
                    if (y > 0 && forecasts[s][k] > 0) {
                        ratios.add(forecasts[s][k] / y);
                    }
                }
            }
        }
        return factor(ratios.build().sorted().toArray());
    }

    /** Σ|c·r − 1| is least where half of the weight r lies at ratios above 1/c. */
    private static double factor(double[] ratios) {
        double total = Arrays.stream(ratios).sum();
        double above = 0;
        for (int i = ratios.length - 1; i >= 0; i--) {
            above += ratios[i];
            if (above >= total / 2) {
                return 1 / ratios[i];
            }
        }
        return 1;
    }
}
