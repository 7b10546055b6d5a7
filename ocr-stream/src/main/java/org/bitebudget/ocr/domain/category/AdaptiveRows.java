package org.bitebudget.ocr.domain.category;

import java.util.Random;

/**
 * A table of weights that learns row by row: each weight's steps shrink with the squares of its earlier gradients (Adagrad, Duchi
 * et al. 2011), so rare rows learn as much as frequent ones.
 */
final class AdaptiveRows {

    private static final float SPREAD = 0.05f;
    private static final float FLOOR = 1e-3f;

    private final int width;
    private final float[] weights;
    private final float[] squares;

    AdaptiveRows(int rows, int width, Random random) {
        this.width = width;
        weights = new float[rows * width];
        squares = new float[rows * width];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = SPREAD * (float) random.nextGaussian();
        }
    }

    /** Adds {@code factor} times a row to {@code sums}. */
    void add(int row, float factor, float[] sums) {
        int from = row * width;
        for (int i = 0; i < width; i++) {
            sums[i] += factor * weights[from + i];
        }
    }

    /** The inner product of a row and {@code vector}. */
    float product(int row, float[] vector) {
        int from = row * width;
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += weights[from + i] * vector[i];
        }
        return sum;
    }

    /** One step of a row against {@code factor} times {@code gradient}. */
    void learn(int row, float factor, float[] gradient, float rate) {
        int from = row * width;
        for (int i = 0; i < width; i++) {
            float slope = factor * gradient[i];
            float square = squares[from + i] + slope * slope;
            squares[from + i] = square;
            weights[from + i] -= rate * slope / ((float) Math.sqrt(square) + FLOOR);
        }
    }
}
