package org.bitebudget.serving.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Money;
import org.bitebudget.schema.Topics;
import org.bitebudget.serving.domain.OfferRanking;
import org.bitebudget.serving.domain.PriceAge;
import org.bitebudget.serving.domain.ProductComparison;
import org.bitebudget.serving.domain.ProductComparison.Seen;
import org.bitebudget.serving.domain.recommend.BargainBoard;
import org.bitebudget.serving.domain.recommend.BargainBoard.Bargain;
import org.bitebudget.serving.domain.recommend.Offer;

/** What products cost now against what they usually do. */
public final class Offers {

    private static final int MOST_STORES = 20;
    private static final int FEWEST_DAYS = 7;

    private final StateReader state;
    private final BargainBoard bargains = new BargainBoard();

    public Offers(StateReader state) {
        this.state = state;
    }

    /** What is cheap now. */
    public BargainBoard bargains() {
        return bargains;
    }

    /** Takes in what the store holds already. */
    public void fill() {
        state.forEachPrice(entry -> put(entry.key(), entry.event()));
    }

    /** Follows a change of the store. */
    public void follow(Materialiser.Change change) {
        if (change.topic().equals(Topics.PRICE_CURRENT)) {
            change.event()
                    .map(CurrentPrice.class::cast)
                    .filter(price -> !price.getWithdrawn())
                    .ifPresentOrElse(price -> put(change.key(), price), () -> bargains.remove(change.key()));
        }
    }

    private void put(String key, CurrentPrice price) {
        if (price.getInStock()) {
            bargains.put(new Bargain(
                    key,
                    Optional.ofNullable(price.getCanonicalProductId()).orElse(key),
                    price.getName(),
                    Optional.ofNullable(price.getCategoryId()),
                    offer(price),
                    price.getObservedAt()));
        } else {
            bargains.remove(key);
        }
    }

    /**
     * The cheapest offer of a product that counts (see {@link ProductComparison}), in any store.
     *
     * @param itemId canonical id, if it is one
     * @param keys of the store's products it was bought as
     * @param currency that the offer must be in; empty means any, of which the first in code order with an offer is taken
     * @param age tells which prices hold
     */
    public Optional<Offer> cheapest(String itemId, List<String> keys, Optional<String> currency, PriceAge age) {
        Map<String, CurrentPrice> found = new HashMap<>();
        Stream<CurrentPrice> sold =
                keys.stream().map(Keys::split).flatMap(parts -> state.price(parts.get(0), parts.get(1)).stream());
        sold.forEach(price -> {
            keep(found, price);
            Optional.ofNullable(price.getCanonicalProductId())
                    .ifPresent(same -> state.pricesOf(same, MOST_STORES).forEach(other -> keep(found, other)));
        });
        state.pricesOf(itemId, MOST_STORES).forEach(price -> keep(found, price));
        List<Seen> seen = found.values().stream().map(Offers::seen).toList();
        return ProductComparison.cheapestPack(seen, currency, age)
                .map(best -> offer(found.get(Keys.join(best.store(), best.product()))));
    }

    /** A price as it is set beside others. */
    public static Seen seen(CurrentPrice price) {
        boolean hasUnitPrice = price.getUnitPrice() != null;
        return new Seen(
                new OfferRanking.Offer(
                        price.getStore(),
                        price.getProduct(),
                        price.getPrice().getCurrency(),
                        price.getPrice().getMinor(),
                        hasUnitPrice ? price.getUnitPrice().getPer().name() : "",
                        hasUnitPrice ? OptionalLong.of(price.getUnitPrice().getMicroMinor()) : OptionalLong.empty()),
                price.getInStock(),
                price.getObservedAt());
    }

    private static void keep(Map<String, CurrentPrice> found, CurrentPrice price) {
        found.put(Keys.join(price.getStore(), price.getProduct()), price);
    }

    /** A price against the median of the longest window that is known for a week at least. */
    public static Offer offer(CurrentPrice price) {
        Money now = new Money(price.getPrice().getMinor(), price.getPrice().getCurrency());
        Money usual = price.getStatistics().stream()
                .filter(window -> window.getKnownDays() >= FEWEST_DAYS)
                .max(Comparator.comparingInt(PriceStatistics::getWindowDays))
                .map(window -> new Money(
                        window.getMedian().getMinor(), window.getMedian().getCurrency()))
                .orElse(now);
        return new Offer(price.getStore(), price.getProduct(), now, usual);
    }
}
