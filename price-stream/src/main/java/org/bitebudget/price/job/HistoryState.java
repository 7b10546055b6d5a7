package org.bitebudget.price.job;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bitebudget.platform.money.BaseUnit;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.money.UnitPrice;
import org.bitebudget.price.domain.MonthSummary;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.price.domain.PriceHistory;
import org.bitebudget.state.PriceMonthSummary;
import org.bitebudget.state.PriceState;
import org.bitebudget.state.SeenOffer;
import org.bitebudget.state.SeenPrice;

/** A price history as Avro state and back. */
final class HistoryState {

    private HistoryState() {}

    static PriceHistory toDomain(PriceState state) {
        return PriceHistory.of(
                observations(state.getRecent()),
                state.getArchived().stream().map(HistoryState::toDomain).toList());
    }

    static PriceState toState(PriceHistory history, long revision) {
        return new PriceState(
                prices(history.recent()),
                history.archived().stream().map(HistoryState::toState).toList(),
                revision);
    }

    static List<Observation> observations(Collection<SeenPrice> prices) {
        List<Observation> observations = new ArrayList<>(prices.size());
        for (SeenPrice price : prices) {
            observations.add(new Observation(
                    price.getObservationId(),
                    Micros.toInstant(price.getAtMicros()),
                    LocalDate.ofEpochDay(price.getEpochDay()),
                    new Money(price.getPriceMinor(), price.getCurrency()),
                    price.getRevision(),
                    price.getSourceRank(),
                    price.getRetracted(),
                    price.getOffer() == null ? null : toDomain(price.getOffer(), price.getCurrency())));
        }
        return observations;
    }

    static List<SeenPrice> prices(Collection<Observation> observations) {
        List<SeenPrice> prices = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            prices.add(new SeenPrice(
                    observation.id(),
                    Micros.of(observation.at()),
                    (int) observation.day().toEpochDay(),
                    observation.price().minor(),
                    observation.price().currency(),
                    observation.revision(),
                    observation.sourceRank(),
                    observation.retracted(),
                    observation.offer().map(HistoryState::toState).orElse(null)));
        }
        return prices;
    }

    private static Offer toDomain(SeenOffer offer, String currency) {
        return new Offer(
                offer.getName(),
                offer.getZone(),
                offer.getSource(),
                offer.getListPriceMinor() == null ? null : new Money(offer.getListPriceMinor(), currency),
                offer.getSizeText(),
                offer.getUnitPriceMicroMinor() == null
                        ? null
                        : new UnitPrice(
                                offer.getUnitPriceMicroMinor(), currency, BaseUnit.valueOf(offer.getUnitPricePer())),
                offer.getPromoKind(),
                offer.getPromoText(),
                offer.getCategoryText(),
                offer.getCategoryId(),
                offer.getCanonicalProductId(),
                offer.getBatchId());
    }

    private static SeenOffer toState(Offer offer) {
        return new SeenOffer(
                offer.name(),
                offer.zone(),
                offer.source(),
                offer.listPrice() == null ? null : offer.listPrice().minor(),
                offer.sizeText(),
                offer.unitPrice() == null ? null : offer.unitPrice().microMinor(),
                offer.unitPrice() == null ? null : offer.unitPrice().unit().name(),
                offer.promoKind(),
                offer.promoText(),
                offer.categoryText(),
                offer.categoryId(),
                offer.canonicalProductId(),
                offer.batchId());
    }

    private static MonthSummary toDomain(PriceMonthSummary summary) {
        String currency = summary.getCurrency();
        return new MonthSummary(
                YearMonth.parse(summary.getMonth()),
                new Money(summary.getLowestMinor(), currency),
                LocalDate.ofEpochDay(summary.getLowestEpochDay()),
                new Money(summary.getNewestMinor(), currency),
                Micros.toInstant(summary.getNewestAtMicros()),
                Micros.toInstant(summary.getSinceMicros()),
                summary.getBeforeMinor() == null ? null : new Money(summary.getBeforeMinor(), currency));
    }

    private static PriceMonthSummary toState(MonthSummary summary) {
        return new PriceMonthSummary(
                summary.month().toString(),
                summary.newest().currency(),
                summary.lowest().minor(),
                (int) summary.lowestOn().toEpochDay(),
                summary.newest().minor(),
                Micros.of(summary.newestAt()),
                Micros.of(summary.since()),
                summary.before() == null ? null : summary.before().minor());
    }
}
