package org.bitebudget.forecast.arima;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** How likely a stationary series is under an ARMA process, its variance at its best value. */
final class ArmaLikelihood {
    private static final int DOUBLINGS = 40;
    private static final double SETTLED = 1e-10;

    private ArmaLikelihood() {}

    /**
     * What a pass over a series leaves.
     *
     * @param deviance −2·log likelihood
     * @param variance of the innovations
     */
    record Fit(double deviance, double variance) {}

    /** Errors before the first whole memory taken as zero: conditional least squares (Box and Jenkins 1970, section 7.1). */
    static Fit conditional(ArmaTerms terms, double[] w) {
        double[] errors = errors(terms, w);
        int from = Math.min(terms.ar().length, w.length - 1);
        double squares = 0;
        for (int t = from; t < w.length; t++) {
            squares += errors[t] * errors[t];
        }
        double variance = squares / (w.length - from);
        // scaled to the whole series, so that orders with a longer memory don't look better for leaving more out
        return new Fit(w.length * (Math.log(2 * Math.PI * variance) + 1), variance);
    }

    /** One-step errors, zero before the first whole memory. */
    static double[] errors(ArmaTerms terms, double[] w) {
        double[] ar = terms.ar();
        double[] ma = terms.ma();
        double mean = terms.mean();
        double[] errors = new double[w.length];
        for (int t = ar.length; t < w.length; t++) {
            double expected = mean;
            for (int i = 0; i < ar.length; i++) {
                expected += ar[i] * (w[t - 1 - i] - mean);
            }
            for (int j = 0; j < Math.min(ma.length, t); j++) {
                expected += ma[j] * errors[t - 1 - j];
            }
            errors[t] = w[t] - expected;
        }
        return errors;
    }

    /**
     * The exact Gaussian likelihood by the Kalman filter (Harvey and Phillips, Biometrika 66, 1979; Gardner, Harvey and Phillips, Applied Statistics
     * 29, 1980). Once the state's variance has settled, steps cost no more than those of the conditional one.
     */
    static Fit exact(ArmaTerms terms, double[] w) {
        double[] ar = terms.ar();
        double[] ma = terms.ma();
        int r = Math.max(ar.length, ma.length + 1);
        double[] phi = Arrays.copyOf(ar, r);
        double[] noise = new double[r];
        noise[0] = 1;
        System.arraycopy(ma, 0, noise, 1, ma.length);
        double[][] variance = stationary(phi, noise);
        double[] state = new double[r];
        double squares = 0;
        double logs = 0;
        boolean settled = false;
        for (double observation : w) {
            double error = observation - terms.mean() - state[0];
            if (settled) {
                squares += error * error;
                for (int i = 0; i < r; i++) {
                    state[i] += noise[i] * error;
                }
            } else {
                double f = variance[0][0];
                squares += error * error / f;
                logs += Math.log(f);
                settled = filter(state, variance, error, f);
                predict(variance, phi, noise);
            }
            double first = state[0];
            for (int i = 0; i < r; i++) {
                state[i] = phi[i] * first + (i + 1 < r ? state[i + 1] : 0);
            }
        }
        double sigma2 = squares / w.length;
        return new Fit(w.length * (Math.log(2 * Math.PI * sigma2) + 1) + logs, sigma2);
    }

    /** Takes in an observation; true if nothing of the past is unknown any more. */
    private static boolean filter(double[] state, double[][] variance, double error, double f) {
        int r = state.length;
        double[] gain = new double[r];
        for (int i = 0; i < r; i++) {
            gain[i] = variance[i][0] / f;
            state[i] += gain[i] * error;
        }
        double[] row = variance[0].clone();
        double most = 0;
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                variance[i][j] -= gain[i] * row[j];
                most = Math.max(most, Math.abs(variance[i][j]));
            }
        }
        return most < SETTLED;
    }

    /** T·P·Tᵀ + R·Rᵀ, in place. */
    private static void predict(double[][] p, double[] phi, double[] noise) {
        int r = phi.length;
        double corner = p[0][0];
        double[] edge = p[0].clone();
        for (int i = 0; i < r; i++) {
            for (int j = i; j < r; j++) {
                double moved = phi[i] * phi[j] * corner + noise[i] * noise[j];
                moved += j + 1 < r ? phi[i] * edge[j + 1] : 0;
                moved += i + 1 < r ? phi[j] * edge[i + 1] : 0;
                moved += i + 1 < r && j + 1 < r ? p[i + 1][j + 1] : 0;
                p[i][j] = moved;
            }
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < i; j++) {
                p[i][j] = p[j][i];
            }
        }
    }

    /** The variance of the state before anything is observed: P = T·P·Tᵀ + R·Rᵀ, by doubling the number of steps summed. */
    private static double[][] stationary(double[] phi, double[] noise) {
        int r = phi.length;
        DMatrixRMaj step = new DMatrixRMaj(r, r);
        DMatrixRMaj sum = new DMatrixRMaj(r, r);
        for (int i = 0; i < r; i++) {
            step.set(i, 0, phi[i]);
            if (i + 1 < r) {
                step.set(i, i + 1, 1);
            }
            for (int j = 0; j < r; j++) {
                sum.set(i, j, noise[i] * noise[j]);
            }
        }
        DMatrixRMaj half = new DMatrixRMaj(r, r);
        DMatrixRMaj further = new DMatrixRMaj(r, r);
        DMatrixRMaj squared = new DMatrixRMaj(r, r);
        for (int k = 0; k < DOUBLINGS; k++) {
            CommonOps_DDRM.mult(step, sum, half);
            CommonOps_DDRM.multTransB(half, step, further);
            CommonOps_DDRM.addEquals(sum, further);
            if (CommonOps_DDRM.elementMaxAbs(further) <= SETTLED * CommonOps_DDRM.elementMaxAbs(sum)) {
                break;
            }
            CommonOps_DDRM.mult(step, step, squared);
            step.setTo(squared);
        }
        double[][] variance = new double[r][r];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                variance[i][j] = sum.get(i, j);
            }
        }
        return variance;
    }
}
