package org.bitebudget.ml.domain.experiment;

/**
 * A test that may be looked at after every observation and stopped at any of them: the chance that it ever decides for a challenger that is no better is at
 * most {@code 1 / threshold}, however long it runs.
 *
 * <p>It is a game of bets against "no better" (for comparing forecasts Choe and Ramdas, Comparing sequential forecasters, Operations Research 72,
 * 2024). Before each observation a share of the wealth is bet on its
 * sign and size; the wealth is multiplied by 1 + share · gain, with the gain measured in root mean squares of the gains before it and held within ±1
 * (Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, Journal of the Royal Statistical Society B 86, 2024).
 * If the gain is symmetric about zero given all before it, as it is between two equally good models, or lower, the wealth doesn't grow on average.
 * No number of observations and no distribution is assumed.
 */
public final class SequentialTest {
    private final Gamblers gamblers = new Gamblers();
    private double squares;
    private int observations;

    /** Takes the next gain. The first one only teaches what is large. */
    public void observe(double gain) {
        if (squares > 0) {
            double scale = Math.sqrt(squares / observations);
            gamblers.bet(Math.max(-1, Math.min(1, gain / scale)));
        }
        squares += gain * gain;
        observations++;
    }

    /** Evidence against "the challenger is no better": the most that the wealth ever was, in multiples of what it began with. */
    public double evidence() {
        return gamblers.evidence();
    }
}
