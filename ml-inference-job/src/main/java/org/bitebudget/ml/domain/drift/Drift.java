package org.bitebudget.ml.domain.drift;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.bitebudget.forecast.online.PageHinkley;

/**
 * How a model did later, held against how it did on its first {@value #REFERENCE} steps. The {@link PageHinkley} test looks at how many times as bad it was, step by
 * step. Without noise, twice as bad is a drift after 21 steps, three times as bad after 7; as bad as before, none. Noise makes it later.
 *
 * @param compared steps that were held against the first ones
 * @param ratio how many times as bad they were, their mean; NaN where there are none
 * @param since the day on which the test told of a drift, as days since 1970-01-01; nothing if it didn't
 */
public record Drift(int compared, double ratio, OptionalInt since) {
    /** Steps that tell what is usual. */
    public static final int REFERENCE = 14;
    /** The first steps say what is usual; those after them hardly do, or a drift would soon be taken for usual. */
    private static final PageHinkley USUAL = new PageHinkley(1000, 1, 0, 0);

    /** @param ratios by the last day of each step: how many times as bad as usual */
    static Drift of(SortedMap<Integer, Double> ratios) {
        PageHinkley test = USUAL;
        OptionalInt since = OptionalInt.empty();
        for (Map.Entry<Integer, Double> step : ratios.entrySet()) {
            test = test.update(step.getValue());
            if (since.isEmpty() && test.isDrift()) {
                since = OptionalInt.of(step.getKey());
            }
        }
        double mean = ratios.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
        return new Drift(ratios.size(), mean, since);
    }
}
