package org.bitebudget.price.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * What the view of a price needs of a month whose observations rest in the archive.
 *
 * @param month the month
 * @param lowest lowest price of the month, in the currency of its last one
 * @param lowestOn first day it cost that much
 * @param newest last price of the month
 * @param newestAt when that was last seen
 * @param since when the last price of the month was first seen in it, without another one in between
 * @param before the price before that within the month, or null
 */
public record MonthSummary(
        YearMonth month,
        Money lowest,
        LocalDate lowestOn,
        Money newest,
        Instant newestAt,
        Instant since,
        Money before) {

    /**
     * Sums a month up.
     *
     * @param observations all of the month, in time
     * @return nothing if all of them were taken back
     */
    static Optional<MonthSummary> of(YearMonth month, List<Observation> observations) {
        List<Observation> live = Observation.comparable(observations);
        if (live.isEmpty()) {
            return Optional.empty();
        }
        Observation lowest = Lowest.of(live);
        PriceRun run = PriceRun.endOf(live);
        Observation newest = live.get(live.size() - 1);
        return Optional.of(new MonthSummary(
                month,
                lowest.price(),
                lowest.day(),
                newest.price(),
                newest.at(),
                run.since(),
                run.before().orElse(null)));
    }
}
