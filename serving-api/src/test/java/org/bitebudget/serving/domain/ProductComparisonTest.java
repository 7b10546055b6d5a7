package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.bitebudget.serving.domain.OfferRanking.Offer;
import org.bitebudget.serving.domain.ProductComparison.Cheapest;
import org.bitebudget.serving.domain.ProductComparison.Seen;
import org.junit.jupiter.api.Test;

class ProductComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Offer small = new Offer("A", "1", "EUR", 99, "KG", OptionalLong.of(400_000_000));
    private final Offer large = new Offer("B", "2", "EUR", 299, "KG", OptionalLong.of(299_000_000));

    @Test
    void theCheapestPackAndTheCheapestKilogramMayBeDifferentOffers() {
        Cheapest cheapest = ProductComparison.cheapest(List.of(seen(small, 0, true), seen(large, 13, true)), NOW);

        assertThat(cheapest.byPrice()).contains(small);
        assertThat(cheapest.byUnitPrice()).contains(large);
    }

    @Test
    void aPriceThatNobodySawForFourteenDaysOrThatIsSoldOutDoesNotCount() {
        assertThat(ProductComparison.cheapest(List.of(seen(small, 14, true), seen(large, 0, true)), NOW)
                        .byPrice())
                .contains(large);
        assertThat(ProductComparison.cheapest(List.of(seen(small, 0, false), seen(large, 0, true)), NOW)
                        .byPrice())
                .contains(large);
        assertThat(ProductComparison.cheapest(List.of(seen(small, 20, true)), NOW)
                        .byPrice())
                .isEmpty();
    }

    @Test
    void nothingIsCheapestAcrossCurrencies() {
        Offer dollar = new Offer("C", "3", "USD", 1, "KG", OptionalLong.of(1));

        assertThat(ProductComparison.cheapest(List.of(seen(small, 0, true), seen(dollar, 0, true)), NOW)
                        .byPrice())
                .isEmpty();
    }

    private static Seen seen(Offer offer, int daysAgo, boolean inStock) {
        return new Seen(offer, inStock, NOW.minus(Duration.ofDays(daysAgo)));
    }
}
