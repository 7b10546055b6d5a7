package org.bitebudget.ml.domain.recommend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Latent factors of shoppers and items from what was bought how often, by alternating least squares with confidence weights (Hu, Koren and
 * Volinsky, Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008). Newer baskets count more.
 */
public final class ImplicitAls implements Affinity {
    private static final int FACTORS = 32;
    private static final int ROUNDS = 8;
    private static final double REGULARISATION = 10;
    private static final double CONFIDENCE = 10;
    private static final double FADING = 0.95;

    private final DMatrixRMaj items;
    private final DMatrixRMaj itemSquare;

    private ImplicitAls(DMatrixRMaj items) {
        this.items = items;
        this.itemSquare = square(items);
    }

    /**
     * Fits the factors, on all cores; the same data and seed give the same factors.
     *
     * @param histories of the shoppers
     * @param itemCount how many items there are
     * @param random where the factors start
     */
    public static ImplicitAls fit(List<List<Basket>> histories, int itemCount, RandomGenerator random) {
        List<Map<Integer, Double>> byShopper =
                histories.stream().map(ImplicitAls::amounts).toList();
        List<Map<Integer, Double>> byItem = transposed(byShopper, itemCount);
        DMatrixRMaj itemFactors = new DMatrixRMaj(itemCount, FACTORS);
        for (int i = 0; i < itemFactors.getNumElements(); i++) {
            itemFactors.set(i, random.nextGaussian() * 0.01);
        }
        for (int round = 0; round < ROUNDS; round++) {
            DMatrixRMaj shopperFactors = solve(byShopper, itemFactors);
            itemFactors = solve(byItem, shopperFactors);
        }
        return new ImplicitAls(itemFactors);
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, items.data);
    }

    static ImplicitAls read(DataInput in) throws IOException {
        double[] factors = Numbers.readDoubles(in);
        return new ImplicitAls(DMatrixRMaj.wrap(factors.length / FACTORS, FACTORS, factors));
    }

    /** Folds the shopper in: one small solve over the fitted items gives the shopper's factors, without a refit. */
    @Override
    public double[] of(List<Basket> history) {
        double[] shopper = solve(amounts(history), items, itemSquare);
        double[] scores = new double[items.numRows];
        for (int item = 0; item < scores.length; item++) {
            for (int f = 0; f < FACTORS; f++) {
                scores[item] += shopper[f] * items.unsafe_get(item, f);
            }
        }
        return scores;
    }

    private static Map<Integer, Double> amounts(List<Basket> history) {
        Map<Integer, Double> amounts = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            double weight = Math.pow(FADING, history.size() - 1.0 - i);
            history.get(i).forEach(item -> amounts.merge(item, weight, Double::sum));
        }
        return amounts;
    }

    private static List<Map<Integer, Double>> transposed(List<Map<Integer, Double>> rows, int columns) {
        List<Map<Integer, Double>> turned = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            turned.add(new TreeMap<>());
        }
        for (int row = 0; row < rows.size(); row++) {
            for (Map.Entry<Integer, Double> entry : rows.get(row).entrySet()) {
                turned.get(entry.getKey()).put(row, entry.getValue());
            }
        }
        return turned;
    }

    private static DMatrixRMaj solve(List<Map<Integer, Double>> rows, DMatrixRMaj others) {
        DMatrixRMaj square = square(others);
        DMatrixRMaj factors = new DMatrixRMaj(rows.size(), FACTORS);
        IntStream.range(0, rows.size())
                .parallel()
                .forEach(row -> System.arraycopy(
                        solve(rows.get(row), others, square), 0, factors.data, row * FACTORS, FACTORS));
        return factors;
    }

    /** The factors x that solve (YᵀY + Yᵀ(C − I)Y + λI) x = YᵀC p for one row. */
    private static double[] solve(Map<Integer, Double> amounts, DMatrixRMaj others, DMatrixRMaj square) {
        DMatrixRMaj left = square.copy();
        DMatrixRMaj right = new DMatrixRMaj(FACTORS, 1);
        for (Map.Entry<Integer, Double> entry : amounts.entrySet()) {
            double extra = CONFIDENCE * entry.getValue();
            int begin = entry.getKey() * FACTORS;
            for (int i = 0; i < FACTORS; i++) {
                double weighted = extra * others.data[begin + i];
                right.data[i] += weighted + others.data[begin + i];
                for (int j = 0; j < FACTORS; j++) {
                    left.data[i * FACTORS + j] += weighted * others.data[begin + j];
                }
            }
        }
        for (int i = 0; i < FACTORS; i++) {
            left.data[i * FACTORS + i] += REGULARISATION;
        }
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(FACTORS);
        DMatrixRMaj solution = new DMatrixRMaj(FACTORS, 1);
        if (!cholesky.setA(left)) {
            throw new IllegalStateException("the normal equations aren't positive definite");
        }
        cholesky.solve(right, solution);
        return solution.data;
    }

    private static DMatrixRMaj square(DMatrixRMaj factors) {
        DMatrixRMaj square = new DMatrixRMaj(FACTORS, FACTORS);
        CommonOps_DDRM.multTransA(factors, factors, square);
        return square;
    }
}
