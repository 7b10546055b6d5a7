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

    private final int methods;
    /** [origin][series][point · methods + method]: forecasts less what was observed. */
    private final double[][][] differences;

    /**
     * @param forecasts [method][origin][series][step]
     * @param observed [origin][series][step]; NaN is passed over
     */
    public Combination(double[][][][] forecasts, double[][][] observed) {
        methods = forecasts.length;
        differences = new double[observed.length][][];
        for (int o = 0; o < observed.length; o++) {
            differences[o] = new double[observed[o].length][];
            for (int i = 0; i < observed[o].length; i++) {
                differences[o][i] = differences(forecasts, o, i, observed[o][i]);
            }
        }
    }

    private static double[] differences(double[][][][] forecasts, int origin, int series, double[] observed) {
        double[] differences = new double[observed.length * forecasts.length];
        int count = 0;
        for (int h = 0; h < observed.length; h++) {
            if (!Double.isNaN(observed[h])) {
                for (double[][][] method : forecasts) {
                    differences[count++] = method[origin][series][h] - observed[h];
                }
            }
        }
        return Arrays.copyOf(differences, count);
    }

    /**
     * The weights that all origins teach.
     *
     * @param power how strongly a series follows its own errors; 0 for one set of weights
     * @return [series][method], each adding up to 1
     */
    public double[][] weights(double power) {
        return weights(differences, power);
    }

    /** The same as if one of the origins had not been tried. */
    double[][] weightsWithout(int origin, double power) {
        return weights(
                IntStream.range(0, differences.length)
                        .filter(o -> o != origin)
                        .mapToObj(o -> differences[o])
                        .toArray(double[][][]::new),
                power);
    }

    private double[][] weights(double[][][] trials, double power) {
        int series = trials.length == 0 ? 0 : trials[0].length;
        double[][] errors = new double[series][];
        double[] size = new double[series];
        for (int i = 0; i < series; i++) {
            errors[i] = errors(trials, i);
            double[] sorted = errors[i].clone();
            Arrays.sort(sorted);
            size[i] = sorted[(methods - 1) / 2];
        }
        double[] global = global(trials, size);
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

    /** Each method's mean absolute error on a series. */
    private double[] errors(double[][][] trials, int series) {
        double[] errors = new double[methods];
        int points = 0;
        for (double[][] trial : trials) {
            double[] of = trial[series];
            points += of.length / methods;
            for (int k = 0; k < of.length; k++) {
                errors[k % methods] += Math.abs(of[k]);
            }
        }
        for (int j = 0; j < methods; j++) {
            errors[j] /= Math.max(1, points);
        }
        return errors;
    }

    private double[] global(double[][][] trials, double[] size) {
        double[] w = new double[methods];
        Arrays.fill(w, 1.0 / methods);
        double[] mean = new double[methods];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[methods];
            long points = 0;
            for (double[][] trial : trials) {
                for (int i = 0; i < size.length; i++) {
                    if (size[i] > 0) {
                        addGradient(trial[i], w, 1 / size[i], gradient);
                        points += trial[i].length / methods;
                    }
                }
            }
            double total = 0;
            for (int j = 0; j < methods; j++) {
                w[j] *= Math.exp(-RATE * gradient[j] / Math.max(1, points));
                total += w[j];
            }
            for (int j = 0; j < methods; j++) {
                w[j] /= total;
                mean[j] += w[j] / ROUNDS;
            }
        }
        return mean;
    }

    /** Adds what the absolute errors of the combination change by with each weight. */
    private void addGradient(double[] of, double[] w, double scale, double[] gradient) {
        for (int point = 0; point < of.length; point += methods) {
            // weights add up to 1, so this is the combination's own difference
            double difference = 0;
            for (int j = 0; j < methods; j++) {
                difference += w[j] * of[point + j];
            }
            double sign = Math.signum(difference) * scale;
            for (int j = 0; j < methods; j++) {
                gradient[j] += sign * of[point + j];
            }
        }
    }
}
