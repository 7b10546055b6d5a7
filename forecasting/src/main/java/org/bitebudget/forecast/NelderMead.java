package org.bitebudget.forecast;

import java.util.Arrays;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.ConvergenceChecker;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** The search for parameters that all likelihoods here share: Nelder and Mead's simplex (The Computer Journal 7, 1965) within a bounded time. */
public final class NelderMead {
    private static final int STEPS_PER_DIMENSION = 60;
    private static final double TOLERANCE = 1e-7;
    /** What the search sees for parameters that make no sense. */
    private static final double WORST = 1e300;

    private NelderMead() {}

    /**
     * The best point found. Hitting the limit of steps is no failure: the point is good enough then.
     *
     * @param cost what is to be small; what isn't finite counts as very large
     * @param guess where the search begins, at least one figure
     * @param step how far it looks first
     */
    public static PointValuePair minimum(MultivariateFunction cost, double[] guess, double step) {
        double[] steps = new double[guess.length];
        Arrays.fill(steps, step);
        int limit = STEPS_PER_DIMENSION * guess.length;
        ConvergenceChecker<PointValuePair> checker = (iteration, before, now) -> iteration >= limit
                || Math.abs(before.getValue() - now.getValue()) <= TOLERANCE * (1 + Math.abs(now.getValue()));
        MultivariateFunction finite = point -> {
            double value = cost.value(point);
            return Double.isFinite(value) ? value : WORST;
        };
        return new SimplexOptimizer(checker)
                .optimize(
                        MaxEval.unlimited(),
                        new ObjectiveFunction(finite),
                        GoalType.MINIMIZE,
                        new InitialGuess(guess),
                        new NelderMeadSimplex(steps));
    }
}
