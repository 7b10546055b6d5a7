package org.bitebudget.price.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.Money;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.event.Trend;
import org.bitebudget.platform.ids.Ids;
import org.bitebudget.price.domain.CurrentOffer;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.PriceView;
import org.bitebudget.state.SeenOffer;

/** The current price as an event. Of one thread. */
final class CurrentPrices {

    private final Offers offers = new Offers();

    /**
     * The price of a product whose {@link WatchedProduct#revision} is that of the event.
     *
     * @param windowEnd newest day of the store
     * @return nothing if there is no price, and there never was one that could be withdrawn
     */
    Optional<CurrentPrice> of(WatchedProduct product, int windowEnd) {
        Optional<PriceView> view = product.history().view(windowEnd);
        Optional<Observation> described = product.history().newestWithDetails();
        if (described.isEmpty()) {
            return Optional.empty();
        }
        CurrentPrice price = new CurrentPrice();
        price.setStore(product.clock.store);
        price.setProduct(product.product);
        price.setWindowEnd(LocalDate.ofEpochDay(windowEnd));
        view.ifPresentOrElse(known -> tell(price, known, product), () -> withdraw(price, described.get()));
        Observation source = view.map(known -> known.offer().observation())
                .filter(known -> known.offer() != null)
                .orElse(described.get());
        describe(price, source, product);
        price.setEnvelope(envelope(product, price));
        return Optional.of(price);
    }

    private static Envelope envelope(WatchedProduct product, CurrentPrice price) {
        String subject = ProductKey.of(product.clock.store, product.product);
        return new Envelope(
                Ids.event(PriceJob.NAME, subject, product.revision),
                subject,
                product.revision,
                price.getObservedAt(),
                Micros.toInstant(product.recordedAtMicros),
                PriceJob.NAME,
                null);
    }

    private static void tell(CurrentPrice price, PriceView view, WatchedProduct product) {
        CurrentOffer offer = view.offer();
        String currency = offer.currency();
        price.setPrice(new Money(offer.minor(), currency));
        price.setSince(Micros.toInstant(view.sinceMicros()));
        price.setObservedAt(Micros.toInstant(offer.atMicros()));
        price.setPrevious(
                view.previous().isEmpty() ? null : new Money(view.previous().getAsLong(), currency));
        price.setLowest(new Money(offer.lowest(), currency));
        price.setLowestOn(LocalDate.ofEpochDay(offer.lowestDay()));
        price.setStatistics(statistics(view, currency));
        price.setTrend(Trend.valueOf(view.trend().name()));
        Observation observation = offer.observation();
        price.setObservationId(observation == null ? "" : WholeIds.of(product, observation));
        price.setBatchId(observation == null ? null : observation.batchId());
        price.setInStock(observation == null || observation.inStock());
        price.setTrust(observation == null ? 1 : observation.trust());
    }

    private static void withdraw(CurrentPrice price, Observation last) {
        Money amount = new Money(last.minor(), last.currency());
        price.setPrice(amount);
        price.setSince(Micros.toInstant(last.atMicros()));
        price.setObservedAt(Micros.toInstant(last.atMicros()));
        price.setLowest(amount);
        price.setLowestOn(LocalDate.ofEpochDay(last.day()));
        price.setStatistics(List.of());
        price.setTrend(Trend.STEADY);
        price.setObservationId(last.id().toString());
        price.setBatchId(last.batchId());
        price.setInStock(last.inStock());
        price.setTrust(last.trust());
        price.setWithdrawn(true);
    }

    private void describe(CurrentPrice price, Observation source, WatchedProduct product) {
        SeenOffer offer = offers.open(source.offer());
        Long list = offer.getListPriceMinor();
        price.setName(offer.getName());
        price.setZone(offer.getZone());
        price.setSource(offer.getSource());
        price.setListPrice(list == null ? null : new Money(list, source.currency()));
        price.setSize(offer.getSize());
        price.setSizeText(offer.getSizeText());
        price.setUnitPrice(offer.getUnitPrice());
        price.setPromo(offer.getPromo());
        price.setCategoryText(offer.getCategoryText());
        price.setCategoryId(offer.getCategoryId());
        price.setCanonicalProductId(
                product.canonicalProductId == null ? offer.getCanonicalProductId() : product.canonicalProductId);
    }

    private static List<PriceStatistics> statistics(PriceView view, String currency) {
        List<PriceStatistics> windows = new ArrayList<>(view.statistics().size());
        for (var window : view.statistics()) {
            windows.add(statistics(window, currency));
        }
        return windows;
    }

    private static PriceStatistics statistics(org.bitebudget.price.domain.PriceStatistics window, String currency) {
        return new PriceStatistics(
                window.windowDays(),
                new Money(window.min(), currency),
                new Money(window.max(), currency),
                window.meanMicroMinor(),
                new Money(window.median(), currency),
                window.observations(),
                window.changes(),
                window.knownDays(),
                window.volatilityMicro());
    }
}
