package org.bitebudget.ml.domain.recommend;

/**
 * How much each view counts; they add up to 1.
 *
 * @param collaborative of what shoppers alike buy and this one's habit
 * @param content of what resembles the shopper's own purchases
 * @param price of what is cheap now
 */
public record Weights(double collaborative, double content, double price) {

    private static final double ROUNDING = 1e-9;

    /** Those the product was designed with. */
    public static final Weights FIXED = new Weights(Hybrid.COLLABORATIVE, Hybrid.CONTENT, Hybrid.PRICE);

    public Weights {
        boolean adds = Math.abs(collaborative + content + price - 1) < ROUNDING;
        if (!adds || collaborative < 0 || content < 0 || price < 0) {
            throw new IllegalArgumentException("weights are not below zero and add up to 1, unlike " + collaborative
                    + ", " + content + ", " + price);
        }
    }

    /** Collaborative and content in one number, as far as prices leave it to them. */
    public double blend(double collaborativeScore, double contentScore) {
        double both = collaborative + content;
        return both == 0 ? 0 : (collaborative * collaborativeScore + content * contentScore) / both;
    }
}
