package org.bitebudget.ml.domain.experiment;

/**
 * A test of two models between which units were drawn at random, each unit answered by one of them. It may be looked at after every unit: if the challenger's
 * outcomes aren't higher on average, the chance that the evidence for it ever reaches {@code w} is at most {@code 1 / w}, and likewise the other way round.
 *
 * <p>The bets are on the draw: the challenger had its unit with a known chance, so (drawn − chance) · (outcome − what is usual) is on average the
 * difference of the two means times chance · (1 − chance), whatever was usual among the units before, and zero or less if the challenger is no better
 * (Horvitz and Thompson, Journal of the American Statistical Association 47, 1952; for betting on bounded means Waudby-Smith and Ramdas, Journal of the
 * Royal Statistical Society B 86, 2024). Outcomes need no distribution but bounds, and units may differ in all they like; they only have to be drawn
 * independently, and each counts once.
 */
final class DrawTest {
    private final Gamblers better = new Gamblers();
    private final Gamblers worse = new Gamblers();
    private double outcomes;
    private int units;

    /**
     * Takes the next unit.
     *
     * @param challenger whether the challenger answered it
     * @param chance of that, above 0 and at most 1
     * @param outcome 0 to 1
     */
    void observe(boolean challenger, double chance, double outcome) {
        double usual = (outcomes + 0.5) / (units + 1);
        double gain = ((challenger ? 1 : 0) - chance) * (outcome - usual);
        better.bet(gain / Math.max((1 - chance) * usual, chance * (1 - usual)));
        worse.bet(-gain / Math.max(chance * usual, (1 - chance) * (1 - usual)));
        outcomes += outcome;
        units++;
    }

    /** Evidence that the challenger's outcomes are higher. */
    double better() {
        return better.evidence();
    }

    /** Evidence that they are lower. */
    double worse() {
        return worse.evidence();
    }
}
