package org.bitebudget.price.job;

import java.util.Objects;
import org.bitebudget.event.PriceObservation;
import org.bitebudget.state.ProductSighting;

/** What an observation says about the product itself. */
final class Sightings {

    private Sightings() {}

    static ProductSighting of(PriceObservation event) {
        return ProductSighting.newBuilder()
                .setStore(event.getStore())
                .setProduct(event.getProduct())
                .setName(event.getName())
                .setSize(event.getSize())
                .setBarcodeId(event.getCanonicalProductId())
                .setCategoryId(event.getCategoryId())
                .setCurrency(event.getPrice().getCurrency())
                .setAtMicros(Micros.of(event.getWhen().getInstant()))
                .build();
    }

    /** Whether the later sighting says anything else than the earlier one. */
    static boolean tellsMore(ProductSighting earlier, ProductSighting later) {
        return !earlier.getName().equals(later.getName())
                || !Objects.equals(earlier.getSize(), later.getSize())
                || !Objects.equals(earlier.getBarcodeId(), later.getBarcodeId())
                || !Objects.equals(earlier.getCategoryId(), later.getCategoryId());
    }
}
