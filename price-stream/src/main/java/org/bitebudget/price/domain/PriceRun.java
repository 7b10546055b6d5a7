package org.bitebudget.price.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/** The unbroken row of equal prices at the end of a series, and the price before it. */
record PriceRun(Instant since, Optional<Money> before) {

    /** @param live observations in time, at least one */
    static PriceRun endOf(List<Observation> live) {
        Observation newest = live.get(live.size() - 1);
        Instant since = newest.at();
        for (int i = live.size() - 2; i >= 0; i--) {
            Observation earlier = live.get(i);
            if (!earlier.price().equals(newest.price())) {
                return new PriceRun(since, Optional.of(earlier.price()));
            }
            since = earlier.at();
        }
        return new PriceRun(since, Optional.empty());
    }

    /** Goes on where this run reaches the beginning of its series: with the month before it. */
    PriceRun continuedBy(MonthSummary earlier, Money price) {
        if (before.isPresent()) {
            return this;
        }
        if (!earlier.newest().equals(price)) {
            return new PriceRun(since, Optional.of(earlier.newest()));
        }
        return new PriceRun(earlier.since(), Optional.ofNullable(earlier.before()));
    }
}
