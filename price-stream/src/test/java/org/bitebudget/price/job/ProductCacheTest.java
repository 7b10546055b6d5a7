package org.bitebudget.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.ObservationId;
import org.bitebudget.price.domain.Offer;
import org.bitebudget.state.KeptHistory;
import org.junit.jupiter.api.Test;

class ProductCacheTest {

    private static final int MOST_BYTES = 10_000;

    private final RecordBytes<KeptHistory> histories =
            new RecordBytes<>(KeptHistory.class, KeptHistory.getClassSchema());
    private final BucketClock clock = new BucketClock(new Buckets().of("corner-shop", "milk"), BucketClock.UNKNOWN_DAY);
    private final ProductCache cache = new ProductCache(MOST_BYTES);

    @Test
    void aProductWeighsAsMuchAsItsClosedHistory() {
        WatchedProduct milk = product("milk");
        cache.put(milk);

        seen(milk, MOST_BYTES);
        assertThat(cache.isFull()).isFalse();
        cache.weigh(milk);

        assertThat(cache.isFull()).isTrue();
    }

    @Test
    void ofWhatIsWrittenHalfStaysAndThatIsWhatWasNeededLast() {
        WatchedProduct milk = put("milk");
        WatchedProduct bread = put("bread");
        WatchedProduct salt = put("salt");
        assertThat(cache.isFull()).isTrue();

        cache.get(clock.bucket, "milk");
        cache.written();

        assertThat(cache.get(clock.bucket, "milk")).isSameAs(milk);
        assertThat(cache.get(clock.bucket, "bread")).isNotSameAs(bread).isNull();
        assertThat(cache.get(clock.bucket, "salt")).isNotSameAs(salt).isNull();
        assertThat(cache.isFull()).isFalse();
    }

    private WatchedProduct put(String name) {
        WatchedProduct product = product(name);
        seen(product, MOST_BYTES * 2 / 5);
        cache.put(product);
        return product;
    }

    private WatchedProduct product(String name) {
        return new WatchedProduct(clock, name, histories);
    }

    /** Takes in an observation that says so much beside the price, and closes. */
    private static void seen(WatchedProduct product, int bytes) {
        product.history()
                .add(new Observation(
                        ObservationId.parse("obs_0123456789abcdef0123456789abcdef"),
                        1_767_225_600_000_000L,
                        20_454,
                        129,
                        "EUR",
                        0,
                        2,
                        false,
                        true,
                        1,
                        new Offer(new byte[bytes]),
                        null));
        product.changed();
        product.close();
    }
}
