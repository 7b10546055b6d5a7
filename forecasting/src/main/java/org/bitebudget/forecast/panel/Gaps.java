package org.bitebudget.forecast.panel;

import java.util.Arrays;

/** Bridges missing observations for methods that need every step. */
public final class Gaps {
    private Gaps() {}

    /**
     * A copy with each gap (NaN or infinite) replaced by a straight line between its neighbours, at the ends by the nearest known value.
     *
     * @throws IllegalArgumentException if nothing is known
     */
    public static double[] bridged(double[] values) {
        double[] bridged = values.clone();
        int known = -1;
        for (int t = 0; t < bridged.length; t++) {
            if (!Double.isFinite(bridged[t])) {
                continue;
            }
            for (int g = known + 1; g < t; g++) {
                bridged[g] = known < 0
                        ? bridged[t]
                        : bridged[known] + (bridged[t] - bridged[known]) * (g - known) / (t - known);
            }
            known = t;
        }
        if (known < 0) {
            throw new IllegalArgumentException("a series has no values");
        }
        Arrays.fill(bridged, known + 1, bridged.length, bridged[known]);
        return bridged;
    }
}
