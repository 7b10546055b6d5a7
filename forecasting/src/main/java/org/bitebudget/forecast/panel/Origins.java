package org.bitebudget.forecast.panel;

import java.util.Arrays;

/** The past origins at which methods are tried: whole horizons before the end, as many as the panel is long enough for. */
public final class Origins {
    private static final int MOST = 3;
    private static final int SHORTEST = 8;

    private Origins() {}

    /**
     * Steps back from the end, the largest first. Half a horizon is added where less than two whole ones fit, so that short series have two trials.
     * Empty where not even that leaves enough to fit to.
     */
    public static int[] of(Panel panel, int horizon) {
        int needed = Math.max(SHORTEST, Math.min(2 * panel.season(), panel.medianLength() / 2) + 2);
        int room = panel.medianLength() - needed;
        int whole = Math.min(MOST, room / horizon);
        if (whole >= 2) {
            int[] back = new int[whole];
            for (int k = 0; k < whole; k++) {
                back[k] = (whole - k) * horizon;
            }
            return back;
        }
        int half = Math.max(1, horizon / 2);
        return Arrays.stream(new int[] {whole * horizon, Math.min(half, room)})
                .filter(steps -> steps > 0)
                .distinct()
                .toArray();
    }

    /** Whether no two of several trials share an observation: not if half a horizon was added. */
    public static boolean apart(int[] back, int horizon) {
        return back.length > 1 && back[back.length - 1] >= horizon;
    }

    /**
     * What came after each origin, [origin][series][step]; NaN in gaps, beyond the end and for series that hadn't enough observations before it.
     */
    static double[][][] observed(Panel panel, int[] back, int horizon) {
        double[][][] observed = new double[back.length][panel.size()][horizon];
        for (int o = 0; o < back.length; o++) {
            for (int i = 0; i < panel.size(); i++) {
                int size = panel.values(i).length;
                int origin = size - back[o];
                for (int h = 0; h < horizon; h++) {
                    boolean known = origin + h < size && origin >= Math.min(SHORTEST, panel.season() + 3);
                    double y = known ? panel.observed(i, origin + h) : Double.NaN;
                    observed[o][i][h] = Double.isFinite(y) ? y : Double.NaN;
                }
            }
        }
        return observed;
    }
}
