package org.bitebudget.forecast.panel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Weights of several methods, learnt from what they forecast at earlier origins. First one set for the whole panel: the convex combination with the
 * smallest absolute error, each series counting alike, by exponentiated gradient (Kivinen and Warmuth, Information and Computation 132, 1997).
 * Then each series leans towards the methods that were right on itself, by a power of their inverse errors (Bates and Granger, Operational
 * Research Quarterly 20, 1969), since few origins say little about one series (Timmermann, Handbook of Economic Forecasting 1, 2006).
 */
public final class Combination {
    private static final int ROUNDS = 300;
    private static final double RATE = 0.25;
    private static final double FORGIVENESS = 0.1;

    private Combination() {}

    /**
     * @param forecasts [method][origin][series][step]
     * @param observed [origin][series][step]; NaN is passed over
     * @param power how strongly a series follows its own errors; 0 for one set of weights
     * @return [series][method], each adding up to 1
     */
    public static double[][] weights(double[][][][] forecasts, double[][][] observed, double power) {
        int methods = forecasts.length;
        int origins = observed.length;
        int series = origins == 0 ? 0 : observed[0].length;
        double[][] errors = new double[series][methods];
        double[] size = new double[series];
        for (int i = 0; i < series; i++) {
            for (int j = 0; j < methods; j++) {
                errors[i][j] = error(forecasts[j], observed, i);
            }
            double[] sorted = errors[i].clone();
            Arrays.sort(sorted);
            size[i] = sorted[(methods - 1) / 2];
        }
        double[] global = global(forecasts, observed, size);
        double[][] weights = new double[series][methods];
        for (int i = 0; i < series; i++) {
            double sum = 0;
            for (int j = 0; j < methods; j++) {
                double relative = size[i] > 0 ? errors[i][j] / size[i] : 1;
                weights[i][j] = global[j] * Math.pow(relative + FORGIVENESS, -power);
                sum += weights[i][j];
            }
            for (int j = 0; j < methods; j++) {
                weights[i][j] /= sum;
            }
        }
        return weights;
    }

    /** The same as if one of the origins had not been tried. */
    static double[][] weightsWithout(int origin, double[][][][] forecasts, double[][][] observed, double power) {
        double[][][][] others = new double[forecasts.length][][][];
        for (int j = 0; j < others.length; j++) {
            others[j] = without(origin, forecasts[j], observed.length);
        }
        return weights(others, without(origin, observed, observed.length), power);
    }

    private static double[][][] without(int origin, double[][][] all, int origins) {
        return IntStream.range(0, origins)
                .filter(o -> o != origin)
                .mapToObj(o -> all[o])
                .toArray(double[][][]::new);
    }

    private static double error(double[][][] forecasts, double[][][] observed, int i) {
        double sum = 0;
        int count = 0;
        for (int o = 0; o < observed.length; o++) {
            for (int h = 0; h < observed[o][i].length; h++) {
                double e = Math.abs(observed[o][i][h] - forecasts[o][i][h]);
                if (!Double.isNaN(e)) {
                    sum += e;
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    static double[] global(double[][][][] forecasts, double[][][] observed, double[] size) {
        int methods = forecasts.length;
        double[] w = new double[methods];
        Arrays.fill(w, 1.0 / methods);
        double[] mean = new double[methods];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[methods];
            long count = 0;
            for (int o = 0; o < observed.length; o++) {
                for (int i = 0; i < size.length; i++) {
                    if (!(size[i] > 0)) {
                        continue;
                    }
                    for (int h = 0; h < observed[o][i].length; h++) {
                        double sum = 0;
                        for (int j = 0; j < methods; j++) {
                            sum += w[j] * forecasts[j][o][i][h];
                        }
                        double e = (sum - observed[o][i][h]) / size[i];
                        if (Double.isNaN(e)) {
                            continue;
                        }
                        double sign = Math.signum(e) / size[i];
                        for (int j = 0; j < methods; j++) {
                            gradient[j] += sign * (forecasts[j][o][i][h] - observed[o][i][h]);
                        }
                        count++;
                    }
                }
            }
            double total = 0;
            for (int j = 0; j < methods; j++) {
                w[j] *= Math.exp(-RATE * gradient[j] / Math.max(1, count));
                total += w[j];
            }
            for (int j = 0; j < methods; j++) {
                w[j] /= total;
                mean[j] += w[j] / ROUNDS;
            }
        }
        return mean;
    }
}
