package org.bitebudget.serving.store;

import java.util.Optional;
import java.util.OptionalLong;
import org.bitebudget.event.CurrentPrice;
import org.bitebudget.event.Promo;
import org.bitebudget.schema.Topics;
import org.bitebudget.serving.domain.Price;
import org.bitebudget.serving.domain.Price.MultiBuy;
import org.bitebudget.serving.domain.PriceCatalogue;

/** Keeps the catalogue of current prices as the store has them. */
public final class PriceBook {

    private final PriceCatalogue catalogue = new PriceCatalogue();

    /** All current prices. */
    public PriceCatalogue catalogue() {
        return catalogue;
    }

    /** Takes in what the store holds already. */
    public void fill(StateReader state) {
        state.forEachPrice(entry -> put(entry.key(), entry.event()));
    }

    /** Follows a change of the store. */
    public void follow(Materialiser.Change change) {
        if (change.topic().equals(Topics.PRICE_CURRENT)) {
            change.event()
                    .map(CurrentPrice.class::cast)
                    .ifPresentOrElse(price -> put(change.key(), price), () -> catalogue.remove(change.key()));
        }
    }

    private void put(String key, CurrentPrice price) {
        if (price.getWithdrawn()) {
            catalogue.remove(key);
        } else {
            catalogue.put(key, price(price));
        }
    }

    private static Price price(CurrentPrice price) {
        boolean hasUnitPrice = price.getUnitPrice() != null;
        return new Price(
                price.getStore().intern(),
                price.getProduct(),
                price.getName(),
                price.getPrice().getCurrency().intern(),
                price.getPrice().getMinor(),
                hasUnitPrice ? price.getUnitPrice().getPer().name() : "",
                hasUnitPrice ? OptionalLong.of(price.getUnitPrice().getMicroMinor()) : OptionalLong.empty(),
                Optional.ofNullable(price.getCategoryId()).map(String::intern),
                Optional.ofNullable(price.getCanonicalProductId()),
                price.getObservedAt(),
                Optional.ofNullable(price.getPromo()).map(Promo::getText).map(String::intern),
                Optional.ofNullable(price.getPromo()).flatMap(PriceBook::multiBuy),
                price.getInStock());
    }

    private static Optional<MultiBuy> multiBuy(Promo promo) {
        return promo.getCount() == null || promo.getTogether() == null
                ? Optional.empty()
                : Optional.of(new MultiBuy(promo.getCount(), promo.getTogether().getMinor()));
    }
}
