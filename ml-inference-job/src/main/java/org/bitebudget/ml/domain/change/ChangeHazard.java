package org.bitebudget.ml.domain.change;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How likely the prices of one store are to change, and promotions to start, within days: learnt from each of its products as they are seen, in time
 * and memory that don't grow. What a product's price has done so far is in its {@link PriceSpells}, which go in and come out; what all have in
 * common is here. Not for several threads.
 */
public final class ChangeHazard {

    /** Days for which chances are told. */
    public static final List<Integer> HORIZONS = List.of(7, 14, 28);

    /** Days beyond which no day is named. */
    public static final int FARTHEST = 90;

    private static final int LONGEST = HORIZONS.get(HORIZONS.size() - 1);
    /** Sum of rates at which 1 − exp(−Σ) is one half. */
    private static final double AS_LIKELY_AS_NOT = Math.log(2);

    private static final int LONG_DAYS = 28;
    private static final int SITUATIONS = 8;

    private final EventRate change;
    private final EventRate promotion;
    private final double[] changed = new double[SITUATIONS];
    private final double[] returned = new double[SITUATIONS];

    /** A store of which nothing was seen. */
    public ChangeHazard() {
        this(EnumSet.allOf(Effect.class));
    }

    /** @param effects that rates depend on */
    public ChangeHazard(Set<Effect> effects) {
        this(new EventRate(effects), new EventRate(effects));
    }

    private ChangeHazard(EventRate change, EventRate promotion) {
        this.change = change;
        this.promotion = promotion;
    }

    /**
     * All that was learnt, as figures.
     *
     * @param change of changes of prices
     * @param promotion of starts of promotions
     * @param changed by situation, how often a price changed that had been another one before
     * @param returned how often it went back to that one
     */
    public record State(List<Double> change, List<Double> promotion, List<Double> changed, List<Double> returned) {}

    /** As it was when it gave that state. */
    public static ChangeHazard of(State state) {
        ChangeHazard hazard = new ChangeHazard(EventRate.of(state.change()), EventRate.of(state.promotion()));
        for (int i = 0; i < SITUATIONS; i++) {
            hazard.changed[i] = state.changed().get(i);
            hazard.returned[i] = state.returned().get(i);
        }
        return hazard;
    }

    /** All that was learnt. */
    public State state() {
        return new State(
                change.state(),
                promotion.state(),
                Arrays.stream(changed).boxed().toList(),
                Arrays.stream(returned).boxed().toList());
    }

    /**
     * Takes in what was seen of a product on a later day than before; days come in their order.
     *
     * @param known what its price has done so far
     * @param day days since 1970-01-01; days up to the newest known one teach nothing and leave all as it was
     * @param minor price, above 0, in any unit that stays the same
     * @param promo whether it was on promotion
     */
    public PriceSpells observe(PriceSpells known, int day, long minor, boolean promo) {
        if (day <= known.day()) {
            return known;
        }
        if (known.reaches(day)) {
            boolean moved = minor != known.minor();
            change.learn(Situation.ofPrice(known), day, moved);
            if (!known.promo()) {
                promotion.learn(Situation.ofPromotion(known), day, promo);
            }
            if (moved && known.before() > 0) {
                int situation = situation(known);
                changed[situation]++;
                returned[situation] += minor == known.before() ? 1 : 0;
            }
        }
        return known.with(day, minor, promo);
    }

    /** Probability that another price is seen within so many days after the last one seen. */
    public double probability(PriceSpells spells, int days) {
        return -Math.expm1(-change.sum(Situation.ofPrice(spells), spells.day() + days));
    }

    /** Probability that a promotion starts within so many days; 1 while one is on. */
    public double promotion(PriceSpells spells, int days) {
        return spells.promo() ? 1 : -Math.expm1(-promotion.sum(Situation.ofPromotion(spells), spells.day() + days));
    }

    /** What is to be expected within {@link #HORIZONS}. */
    public ChangeOutlook outlook(PriceSpells spells) {
        double[] changes = ahead(change, Situation.ofPrice(spells), LONGEST);
        boolean tells = !spells.promo() && promotion.hasHappened();
        double[] starts = tells ? ahead(promotion, Situation.ofPromotion(spells), LONGEST) : new double[0];
        return new ChangeOutlook(
                chances(changes),
                tells ? chances(starts) : List.of(),
                daysUntilAsLikelyAsNot(changes),
                daysUntilAsLikelyAsNot(starts));
    }

    /** Sums of the rate, day by day, so many at least, until the event is as likely as not or too far away to name its day. */
    private static double[] ahead(EventRate rate, Situation from, int least) {
        return rate.sums(from, least, AS_LIKELY_AS_NOT, FARTHEST);
    }

    private static List<Double> chances(double[] sums) {
        return HORIZONS.stream().map(days -> -Math.expm1(-sums[days - 1])).toList();
    }

    private static OptionalInt daysUntilAsLikelyAsNot(double[] sums) {
        return IntStream.rangeClosed(1, sums.length)
                .filter(days -> sums[days - 1] >= AS_LIKELY_AS_NOT)
                .findFirst();
    }

    /** How much it has seen, in days of prices; what was long ago fades. */
    double seen() {
        return change.exposure();
    }

    /** In how many days the price has changed as likely as not; nothing beyond {@link #FARTHEST}. */
    public OptionalInt daysToChange(PriceSpells spells) {
        return daysUntilAsLikelyAsNot(ahead(change, Situation.ofPrice(spells), 0));
    }

    /** In how many days a promotion has started as likely as not; nothing beyond {@link #FARTHEST}. */
    public OptionalInt daysToPromotion(PriceSpells spells) {
        return daysUntilAsLikelyAsNot(ahead(promotion, Situation.ofPromotion(spells), 0));
    }

    /**
     * The price that is most likely, as far as one can tell, after so many days: the last one, unless it has more likely than not gone back to the one
     * before.
     */
    public long likely(PriceSpells spells, int days) {
        if (spells.before() == 0) {
            return spells.minor();
        }
        int situation = situation(spells);
        double back = (returned[situation] + 1) / (changed[situation] + 2);
        return probability(spells, days) * back > 0.5 ? spells.before() : spells.minor();
    }

    /** Mean changes of a price a day. */
    public double meanChange() {
        return change.mean();
    }

    /** Mean starts of promotions a day without one. */
    public double meanPromotion() {
        return promotion.mean();
    }

    /** On promotion or not, down or up, for long or not. */
    private static int situation(PriceSpells spells) {
        return (spells.promo() ? 1 : 0)
                + (spells.minor() < spells.before() ? 2 : 0)
                + (spells.day() - spells.since() > LONG_DAYS ? 4 : 0);
    }
}
