package org.bitebudget.price.domain.alert;

import java.time.Instant;
import org.bitebudget.platform.ids.Keys;

/**
 * The offer of a product in a store has moved: its price, its size or whether it is there.
 *
 * @param store the store
 * @param product its SKU there
 * @param name as the store calls it
 * @param observationId the observation that moved it
 * @param revision of the observation
 * @param at when it was seen
 * @param recordedAt when it was recorded
 * @param zone IANA zone of the store
 * @param currency of all amounts
 * @param price in minor units
 * @param before the price until then, or null if there was none in this currency
 * @param lowestBefore the lowest price until then, or null
 * @param inStock whether it is there
 * @param wasInStock whether it was there
 * @param size its size, or null
 * @param sizeBefore its size until then, or null
 * @param withdrawn true if there is no price any more
 */
public record ProductMove(
        String store,
        String product,
        String name,
        String observationId,
        long revision,
        Instant at,
        Instant recordedAt,
        String zone,
        String currency,
        long price,
        Long before,
        Long lowestBefore,
        boolean inStock,
        boolean wasInStock,
        Size size,
        Size sizeBefore,
        boolean withdrawn)
        implements Move {

    @Override
    public String judged() {
        return Keys.join(store, product);
    }

    @Override
    public String lane() {
        return judged();
    }

    @Override
    public String crossing() {
        return observationId + "@" + revision;
    }

    @Override
    public long measure() {
        return price;
    }

    @Override
    public boolean isGone() {
        return withdrawn;
    }

    @Override
    public boolean concerns(String watched) {
        return watched.isEmpty() || watched.equals(store);
    }
}
