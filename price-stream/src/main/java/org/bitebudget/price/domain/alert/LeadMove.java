package org.bitebudget.price.domain.alert;

import java.time.Instant;
import org.bitebudget.platform.ids.Keys;

/**
 * How much cheaper another store is than a product, or a product than all other stores, has changed.
 *
 * @param overStore the store that is led; empty if it is the judged product that leads all others
 * @param judged the product that is led, or that leads all others, {@code store|product}
 * @param cheaper the cheaper offer, or the cheapest there is while nothing leads
 * @param than price of what it is compared with, in minor units
 * @param thanStore whose that is
 * @param leadBefore in millionths of a percent; 0 if there was none
 * @param lead the same now
 * @param crossing names this step among all of the product
 * @param observationId the observation that moved it
 * @param at when that was seen
 * @param recordedAt when it was recorded
 */
public record LeadMove(
        String overStore,
        String judged,
        StoreOffer cheaper,
        long than,
        String thanStore,
        long leadBefore,
        long lead,
        String crossing,
        String observationId,
        Instant at,
        Instant recordedAt)
        implements Move {

    @Override
    public String lane() {
        return (overStore.isEmpty() ? "leads " : "led ") + judged;
    }

    @Override
    public String currency() {
        return cheaper.currency();
    }

    @Override
    public long measure() {
        return cheaper.unitPriceMicro() == null ? cheaper.price() : cheaper.unitPriceMicro();
    }

    @Override
    public boolean isGone() {
        return lead == 0;
    }

    @Override
    public boolean concerns(String watched) {
        return watched.equals(overStore);
    }

    /** Key of the store and product that is cheaper. */
    String cheaperKey() {
        return Keys.join(cheaper.store(), cheaper.product());
    }
}
