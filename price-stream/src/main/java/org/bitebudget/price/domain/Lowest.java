package org.bitebudget.price.domain;

import java.util.Comparator;
import java.util.List;
import org.bitebudget.platform.money.Money;

/** Finds the lowest price; of equal ones the earliest. */
final class Lowest {

    private static final Comparator<Observation> LOWEST_FIRST = Comparator.comparing(
                    Observation::price, Comparator.comparing(Money::minor))
            .thenComparing(Observation::day)
            .thenComparing(Observation::id);

    private Lowest() {}

    /** @param observations at least one */
    static Observation of(List<Observation> observations) {
        return observations.stream().min(LOWEST_FIRST).orElseThrow();
    }
}
