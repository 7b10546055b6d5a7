package org.bitebudget.price.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.bitebudget.platform.money.Money;

/**
 * A product's price as it stands.
 *
 * @param observationId the observation it comes from; empty where only the archive knows it
 * @param price last price seen
 * @param observedAt when it was last seen
 * @param since when it was first seen, without another price in between
 * @param previous the price before that
 * @param lowest lowest price ever seen in this currency
 * @param lowestOn first day it cost that much
 * @param statistics over the last days; empty where the window holds nothing
 * @param trend where it is heading
 * @param offer what is known beside the price
 */
public record PriceView(
        String observationId,
        Money price,
        Instant observedAt,
        Instant since,
        Optional<Money> previous,
        Money lowest,
        LocalDate lowestOn,
        Optional<PriceStatistics> statistics,
        Trend trend,
        Optional<Offer> offer) {

    static Optional<PriceView> of(List<Observation> recent, NavigableMap<YearMonth, MonthSummary> archived) {
        List<Observation> live = Observation.comparable(recent);
        if (!live.isEmpty()) {
            return Optional.of(ofRecent(live, recent, archived));
        }
        return archived.isEmpty() ? Optional.empty() : Optional.of(ofArchived(recent, archived));
    }

    private static PriceView ofRecent(
            List<Observation> live, List<Observation> recent, NavigableMap<YearMonth, MonthSummary> archived) {
        Observation newest = live.get(live.size() - 1);
        String currency = newest.price().currency();
        PriceRun run = PriceRun.endOf(live);
        Observation lowestRecent = Lowest.of(live);
        Money lowest = lowestRecent.price();
        LocalDate lowestOn = lowestRecent.day();
        for (MonthSummary month : archived.descendingMap().values()) {
            if (month.newest().currency().equals(currency)) {
                run = run.continuedBy(month, newest.price());
                // months run backwards, so an equal price is an earlier one
                if (month.lowest().minor() <= lowest.minor()) {
                    lowest = month.lowest();
                    lowestOn = month.lowestOn();
                }
            }
        }
        DailyPrices days = DailyPrices.of(live, newest.day(), PriceHistory.WINDOW_DAYS);
        return new PriceView(
                newest.id(),
                newest.price(),
                newest.at(),
                run.since(),
                run.before(),
                lowest,
                lowestOn,
                Optional.of(PriceStatistics.of(live, days, PriceHistory.WINDOW_DAYS)),
                Trend.of(days),
                newest.offer().or(() -> newestOffer(recent)));
    }

    private static PriceView ofArchived(List<Observation> recent, NavigableMap<YearMonth, MonthSummary> archived) {
        MonthSummary last = archived.lastEntry().getValue();
        PriceRun run = new PriceRun(last.since(), Optional.ofNullable(last.before()));
        MonthSummary lowest = last;
        for (MonthSummary month :
                archived.headMap(last.month(), false).descendingMap().values()) {
            if (month.newest().currency().equals(last.newest().currency())) {
                run = run.continuedBy(month, last.newest());
                lowest = month.lowest().minor() <= lowest.lowest().minor() ? month : lowest;
            }
        }
        return new PriceView(
                "",
                last.newest(),
                last.newestAt(),
                run.since(),
                run.before(),
                lowest.lowest(),
                lowest.lowestOn(),
                Optional.empty(),
                Trend.STEADY,
                newestOffer(recent));
    }

    private static Optional<Offer> newestOffer(List<Observation> recent) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i).offer().isPresent()) {
                return recent.get(i).offer();
            }
        }
        return Optional.empty();
    }
}
