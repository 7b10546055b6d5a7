package org.bitebudget.forecast.arima;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ARIMA with the order chosen by the series: differences by tests, the other terms by a stepwise walk to the smallest AICc (Hyndman and Khandakar,
 * Journal of Statistical Software 27, 2008). Orders are compared by conditional least squares; the chosen one is fitted by exact likelihood.
 */
public final class AutoArima {
    private static final int MOST_TERMS = 5;
    private static final int MOST_SEASONAL = 2;
    private static final int MOST_TRIED = 60;
    private static final int SHORTEST = 10;
    private static final int LONGEST_SEASON = 60;
    /** Older observations say little about the newest ones and cost time. */
    private static final int LONGEST = 600;

    private AutoArima() {}

    /**
     * Expected values of the next steps. Series below ten observations, and constant ones, stay where they are, and so do those whose fit runs away: farther
     * from all that was observed than twice their steepest trend could take them.
     *
     * @param y finite observations, oldest first, at least one
     * @param season observations in one cycle, 1 for none; longer ones than 60 are left out
     */
    public static double[] forecast(double[] y, int season, int horizon) {
        if (y.length >= SHORTEST && Arrays.stream(y).anyMatch(v -> v != y[0])) {
            double[] forecast = fit(y, season).forecast(horizon);
            if (staysNear(y, forecast)) {
                return forecast;
            }
        }
        double[] flat = new double[horizon];
        Arrays.fill(flat, y[y.length - 1]);
        return flat;
    }

    /** A moving average at the edge of being invertible can blow an old outlier up. */
    private static boolean staysNear(double[] y, double[] forecast) {
        double low = Arrays.stream(y).min().orElseThrow();
        double high = Arrays.stream(y).max().orElseThrow();
        double far = (high - low) * (1 + 2.0 * forecast.length / y.length);
        return Arrays.stream(forecast).allMatch(v -> v >= low - far && v <= high + far);
    }

    /** The chosen model; y has at least ten observations that aren't all equal. */
    static Arima fit(double[] y, int season) {
        double[] newest = y.length > LONGEST ? Arrays.copyOfRange(y, y.length - LONGEST, y.length) : y;
        int cycle = season <= LONGEST_SEASON && newest.length >= 3 * season ? season : 1;
        return Arima.fit(newest, new Walk(newest, cycle).best().order(), true);
    }

    /** The stepwise search. */
    private static final class Walk {
        private final double[] y;
        private final Set<ArimaOrder> tried = new HashSet<>();
        private Arima best;

        Walk(double[] y, int season) {
            this.y = y;
            int seasonal = Differencing.seasonal(y, season);
            double[] w = seasonal == 1 ? Differencing.difference(y, season) : y;
            int plain = Differencing.plain(w);
            int p = season > 1 ? 1 : 0;
            boolean constant = plain + seasonal <= 1;
            ArimaOrder none = new ArimaOrder(0, plain, 0, 0, seasonal, 0, season, constant);
            Stream.of(
                            none,
                            none.with(2, 2, p, p, constant),
                            none.with(1, 0, p, 0, constant),
                            none.with(0, 1, 0, p, constant),
                            none.with(0, 0, 0, 0, false))
                    .forEach(this::offer);
        }

        Arima best() {
            Arima before;
            do {
                before = best;
                for (ArimaOrder order : neighbours(before.order())) {
                    if (offer(order)) {
                        break;
                    }
                }
            } while (best != before && tried.size() < MOST_TRIED);
            return best;
        }

        private boolean offer(ArimaOrder order) {
            if (!isSound(order) || !tried.add(order)) {
                return false;
            }
            Arima model = Arima.fit(y, order, false);
            boolean better = best == null || model.aicc() < best.aicc();
            if (better) {
                best = model;
            }
            return better;
        }

        private boolean isSound(ArimaOrder o) {
            boolean first = best == null;
            boolean within = Math.min(Math.min(o.ar(), o.ma()), Math.min(o.seasonalAr(), o.seasonalMa())) >= 0
                    && Math.max(o.ar(), o.ma()) <= MOST_TERMS
                    && Math.max(o.seasonalAr(), o.seasonalMa()) <= MOST_SEASONAL;
            return first || (within && y.length - o.lost() > o.longestAr() + 2 * o.parameters() + 3);
        }

        private static List<ArimaOrder> neighbours(ArimaOrder o) {
            int s = o.season() > 1 ? 1 : 0;
            boolean c = o.constant();
            return Stream.of(
                            o.with(o.ar(), o.ma(), o.seasonalAr() - s, o.seasonalMa(), c),
                            o.with(o.ar(), o.ma(), o.seasonalAr(), o.seasonalMa() - s, c),
                            o.with(o.ar(), o.ma(), o.seasonalAr() + s, o.seasonalMa(), c),
                            o.with(o.ar(), o.ma(), o.seasonalAr(), o.seasonalMa() + s, c),
                            o.with(o.ar(), o.ma(), o.seasonalAr() - s, o.seasonalMa() - s, c),
                            o.with(o.ar(), o.ma(), o.seasonalAr() + s, o.seasonalMa() + s, c),
                            o.with(o.ar() - 1, o.ma(), o.seasonalAr(), o.seasonalMa(), c),
                            o.with(o.ar(), o.ma() - 1, o.seasonalAr(), o.seasonalMa(), c),
                            o.with(o.ar() + 1, o.ma(), o.seasonalAr(), o.seasonalMa(), c),
                            o.with(o.ar(), o.ma() + 1, o.seasonalAr(), o.seasonalMa(), c),
                            o.with(o.ar() - 1, o.ma() - 1, o.seasonalAr(), o.seasonalMa(), c),
                            o.with(o.ar() + 1, o.ma() + 1, o.seasonalAr(), o.seasonalMa(), c),
                            o.with(
                                    o.ar(),
                                    o.ma(),
                                    o.seasonalAr(),
                                    o.seasonalMa(),
                                    !c && o.differences() + o.seasonalDifferences() <= 1))
                    .filter(order -> !order.equals(o))
                    .toList();
        }
    }
}
