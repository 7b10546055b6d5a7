package org.bitebudget.forecast.arima;

/**
 * How many terms an ARIMA(p,d,q)(P,D,Q)ₘ model has (Box and Jenkins 1970).
 *
 * @param ar autoregressive terms p
 * @param differences d
 * @param ma moving-average terms q
 * @param seasonalAr P
 * @param seasonalDifferences D
 * @param seasonalMa Q
 * @param season observations in one cycle m, 1 for none
 * @param constant true if the differenced series has a mean of its own: a level, a drift
 */
public record ArimaOrder(
        int ar,
        int differences,
        int ma,
        int seasonalAr,
        int seasonalDifferences,
        int seasonalMa,
        int season,
        boolean constant) {

    /** Parameters to estimate beside the variance. */
    public int parameters() {
        return ar + ma + seasonalAr + seasonalMa + (constant ? 1 : 0);
    }

    /** The longest lag of the autoregression. */
    int longestAr() {
        return ar + season * seasonalAr;
    }

    /** The longest lag of the moving average. */
    int longestMa() {
        return ma + season * seasonalMa;
    }

    /** Observations lost by differencing. */
    int lost() {
        return differences + season * seasonalDifferences;
    }

    /** The same differences with other terms. */
    ArimaOrder with(int p, int q, int seasonalP, int seasonalQ, boolean withConstant) {
        return new ArimaOrder(p, differences, q, seasonalP, seasonalDifferences, seasonalQ, season, withConstant);
    }

    @Override
    public String toString() {
        String plain = "ARIMA(" + ar + "," + differences + "," + ma + ")";
        String cycle =
                season > 1 ? "(" + seasonalAr + "," + seasonalDifferences + "," + seasonalMa + ")[" + season + "]" : "";
        return plain + cycle + (constant ? " with constant" : "");
    }
}
