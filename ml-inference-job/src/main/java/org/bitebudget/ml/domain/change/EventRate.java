package org.bitebudget.ml.domain.change;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The rate at which an event happens to the products of one store: a proportional hazard in discrete time. On a day with features x the rate is
 * r·exp(w·x), r being the store's mean, and the probability that the event happens within days is 1 − exp(−Σ rates) (complementary log-log; Prentice
 * and Gloeckler, Biometrics 34, 1978). So a product seen once a week teaches the same as one seen daily, and one answer serves all horizons.
 *
 * <p>w follows each sighting by one step up its likelihood (AdaGrad; Duchi, Hazan and Singer, JMLR 12, 2011), in time that doesn't depend on how
 * much was seen before. The same sightings in the same order give the same rates.
 */
final class EventRate {
    private static final double STEP = 0.01;
    private static final double CAUTION = 100;
    private static final double HALF_LIFE = 90;
    private static final double RECENT_HALF_LIFE = 5;
    private static final double USUAL = 0.015;
    private static final double USUAL_DAYS = 200;
    private static final double HIGHEST = 2;
    private static final int FIGURES = 8;

    private final Set<Effect> effects;
    private final double[] weights;
    private final double[] squares;
    private final double[] gradient = new double[DayFeatures.COUNT];
    private double events = USUAL * USUAL_DAYS;
    private double exposure = USUAL_DAYS;
    private double recentEvents;
    private double recentExposure;
    private double todayEvents;
    private double todayExposure;
    private int today = Integer.MIN_VALUE;
    private boolean ever;

    EventRate(Set<Effect> effects) {
        this.effects = effects;
        this.weights = new double[DayFeatures.COUNT];
        this.squares = new double[DayFeatures.COUNT];
        Arrays.fill(squares, CAUTION);
        if (effects.contains(Effect.OWN_RATE)) {
            weights[DayFeatures.OWN] = 0.8;
        }
    }

    /** As it was, from what {@link #state} gave; rates of an earlier form are forgotten. */
    static EventRate of(List<Double> state) {
        EventRate rate = new EventRate(EnumSet.allOf(Effect.class));
        if (state.size() == 2 * DayFeatures.COUNT + FIGURES) {
            Iterator<Double> next = state.iterator();
            Arrays.setAll(rate.weights, j -> next.next());
            Arrays.setAll(rate.squares, j -> next.next());
            rate.events = next.next();
            rate.exposure = next.next();
            rate.recentEvents = next.next();
            rate.recentExposure = next.next();
            rate.todayEvents = next.next();
            rate.todayExposure = next.next();
            rate.today = next.next().intValue();
            rate.ever = next.next() > 0;
        }
        return rate;
    }

    /** All that it has learned, as figures. */
    List<Double> state() {
        return DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(weights), Arrays.stream(squares)),
                        DoubleStream.of(
                                events,
                                exposure,
                                recentEvents,
                                recentExposure,
                                todayEvents,
                                todayExposure,
                                today,
                                ever ? 1 : 0))
                .boxed()
                .toList();
    }

    /** Events a product and day. */
    double mean() {
        return events / exposure;
    }

    /** How much more than usual happened lately, as a logarithm; 0 for as usual. */
    double recent() {
        double mean = mean();
        return Math.log((recentEvents + mean * 100) / (recentExposure * mean + mean * 100));
    }

    /** Σ of the rates of the days after the one seen last, through the last one. */
    double sum(Situation from, int last) {
        DayFeatures day = new DayFeatures(effects, from, mean(), recent());
        double sum = 0;
        for (int k = from.seen() + 1; k <= last; k++) {
            sum += rate(day.at(k));
        }
        return sum;
    }

    /**
     * The same through each of the days after the one seen last, the first of them first: as many as it takes for the sum to be enough, but so many
     * at least and at most.
     */
    double[] sums(Situation from, int least, double enough, int most) {
        DayFeatures day = new DayFeatures(effects, from, mean(), recent());
        double[] sums = new double[most];
        double sum = 0;
        int days = 0;
        while (days < least || (days < most && sum < enough)) {
            sum += rate(day.at(from.seen() + days + 1));
            sums[days] = sum;
            days++;
        }
        return Arrays.copyOf(sums, days);
    }

    /** Over how many days of products it could have happened; what was long ago fades. */
    double exposure() {
        return exposure + todayExposure;
    }

    /** Whether it ever happened to any product of the store. */
    boolean hasHappened() {
        return ever;
    }

    /** One product was seen again, and the event had happened or not. */
    void learn(Situation from, int seen, boolean happened) {
        turnTo(seen);
        DayFeatures day = new DayFeatures(effects, from, mean(), recent());
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int k = from.seen() + 1; k <= seen; k++) {
            double[] x = day.at(k);
            double rate = rate(x);
            sum += rate;
            for (int j = 0; j < x.length; j++) {
                gradient[j] += rate * x[j];
            }
        }
        double slope = happened ? 1 / Math.expm1(Math.max(sum, 1e-9)) : -1;
        for (int j = 0; j < weights.length; j++) {
            double g = slope * gradient[j];
            if (g != 0) {
                squares[j] += g * g;
                weights[j] += STEP * g / Math.sqrt(squares[j]);
            }
        }
        ever |= happened;
        todayEvents += happened ? 1 : 0;
        todayExposure += seen - from.seen();
    }

    private double rate(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += weights[j] * x[j];
        }
        return Math.min(HIGHEST, mean() * Math.exp(sum));
    }

    /** What was seen today counts for the means from tomorrow on, so that the first product of a day isn't judged by less than the last. */
    private void turnTo(int day) {
        if (day <= today) {
            return;
        }
        double passed = today == Integer.MIN_VALUE ? 0 : day - today;
        double fade = Math.pow(0.5, passed / HALF_LIFE);
        double recentFade = Math.pow(0.5, passed / RECENT_HALF_LIFE);
        events = fade * (events + todayEvents);
        exposure = fade * (exposure + todayExposure);
        recentEvents = recentFade * (recentEvents + todayEvents);
        recentExposure = recentFade * (recentExposure + todayExposure);
        todayEvents = 0;
        todayExposure = 0;
        today = day;
    }
}
