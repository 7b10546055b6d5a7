package org.bitebudget.ml.domain.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether households have come to take less for good of what a recommender shows them. Few are shown something on a day, so a step is as many whole days as have
 * {@value #FEWEST} showings; what was taken on the first steps is held against what is taken on each later one.
 */
public final class RecommenderDrift {
    /** Showings of a step, at least. */
    public static final int FEWEST = 50;

    private RecommenderDrift() {}

    /**
     * What was taken of a day's showings.
     *
     * @param day on which they were shown, as days since 1970-01-01
     * @param showings how many lists were shown, above 0
     * @param share taken of a list, 0 to 1, their mean
     */
    public record DayTaken(int day, int showings, double share) {}

    /** Looks at what was taken of one recommender's lists, days in any order. */
    public static Drift of(List<DayTaken> days) {
        List<DayTaken> steps = steps(days);
        int reference = Math.min(Drift.REFERENCE, steps.size());
        DayTaken first = together(steps.subList(0, reference));
        SortedMap<Integer, Double> ratios = new TreeMap<>();
        for (DayTaken later : steps.subList(reference, steps.size())) {
            if (first.share() > 0) {
                ratios.put(later.day(), first.share() / withOneAsUsual(later, first.share()));
            }
        }
        return Drift.of(ratios);
    }

    /** Days put together until each has enough showings; those left over wait for more. */
    private static List<DayTaken> steps(List<DayTaken> days) {
        List<DayTaken> steps = new ArrayList<>();
        List<DayTaken> open = new ArrayList<>();
        for (DayTaken day :
                days.stream().sorted(Comparator.comparingInt(DayTaken::day)).toList()) {
            open.add(day);
            DayTaken step = together(open);
            if (step.showings() >= FEWEST) {
                steps.add(step);
                open.clear();
            }
        }
        return steps;
    }

    private static DayTaken together(List<DayTaken> days) {
        int last = 0;
        int showings = 0;
        double taken = 0;
        for (DayTaken day : days) {
            last = day.day();
            showings += day.showings();
            taken += day.showings() * day.share();
        }
        return new DayTaken(last, showings, taken / showings);
    }

    /** The share had one more list been taken of as usual, lest a step of which nothing was taken counts infinitely. */
    private static double withOneAsUsual(DayTaken step, double usual) {
        return (step.showings() * step.share() + usual) / (step.showings() + 1);
    }
}
