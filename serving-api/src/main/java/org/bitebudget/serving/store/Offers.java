package org.bitebudget.serving.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.PriceStatistics;
import org.bitebudget.platform.ids.Keys;
import org.bitebudget.platform.money.Money;
import org.bitebudget.schema.Topics;
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
                    offer(price)));
        } else {
            bargains.remove(key);
        }
    }

    /**
     * The cheapest offer of a product in any store that has it.
     *
     * @param itemId canonical id, if it is one
     * @param keys of the store's products it was bought as
     * @param currency that the offer must be in; empty means any, of which the first in code order with an offer is taken
     */
    public Optional<Offer> cheapest(String itemId, List<String> keys, Optional<String> currency) {
        Map<String, CurrentPrice> found = new HashMap<>();
        Stream<CurrentPrice> sold =
                keys.stream().map(Keys::split).flatMap(parts -> state.price(parts.get(0), parts.get(1)).stream());
        sold.forEach(price -> {
            keep(found, price);
            Optional.ofNullable(price.getCanonicalProductId())
                    .ifPresent(same -> state.pricesOf(same, MOST_STORES).forEach(other -> keep(found, other)));
        });
        state.pricesOf(itemId, MOST_STORES).forEach(price -> keep(found, price));
        return found.values().stream()
                .filter(CurrentPrice::getInStock)
                .map(Offers::offer)
                .filter(offer -> currency.isEmpty()
                        || currency.get().equals(offer.price().currency()))
                .min(Comparator.<Offer, String>comparing(offer -> offer.price().currency())
                        .thenComparingLong(offer -> offer.price().minor())
                        .thenComparing(Offer::store)
                        .thenComparing(Offer::product));
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
