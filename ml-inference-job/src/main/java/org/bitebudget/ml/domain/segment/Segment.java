package org.bitebudget.ml.domain.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the groups are called, five or, where households differ too little, fewer. Each name goes to the group, of those still without
 * one, whose middle has most of what the name says: premium spends most, the struggling keep their plan least, savers save most, spenders
 * want most; the last one left are the balanced.
 */
public enum Segment {
    /** Save most. */
    SAVERS,
    /** None of the others. */
    BALANCED,
    /** Have the largest part of wants. */
    SPENDERS,
    /** Keep their plan least. */
    STRUGGLING,
    /** Spend most. */
    PREMIUM;

    /** Number of groups. */
    public static final int COUNT = values().length;

    private static final Map<Segment, Comparator<Map<Feature, Double>>> MOST = Map.of(
            PREMIUM, by(Feature.MONTHLY_SPENDING),
            STRUGGLING, by(Feature.ADHERENCE).reversed(),
            SAVERS, by(Feature.SAVINGS_RATE),
            SPENDERS, by(Feature.WANT_SHARE));
    private static final List<Segment> ORDER = List.of(PREMIUM, STRUGGLING, SAVERS, SPENDERS);

    /**
     * The names of groups.
     *
     * @param middles the mean of each feature in each group, in units that can be compared over currencies; at least one
     * @return name → index of its group
     */
    public static Map<Segment, Integer> named(List<Map<Feature, Double>> middles) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, middles.size()).boxed().toList());
        Map<Segment, Integer> named = new EnumMap<>(Segment.class);
        for (Segment segment : ORDER.subList(0, middles.size() - 1)) {
            Integer most = left.stream()
                    .max(Comparator.comparing(middles::get, MOST.get(segment)))
                    .orElseThrow();
            named.put(segment, most);
            left.remove(most);
        }
        named.put(BALANCED, left.get(0));
        return named;
    }

    private static Comparator<Map<Feature, Double>> by(Feature feature) {
        return Comparator.comparingDouble(middle -> middle.get(feature));
    }
}
