package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bitebudget.serving.domain.OfferRanking.Offer;
import org.bitebudget.serving.domain.ProductComparison.Cheapest;
import org.bitebudget.serving.domain.ProductComparison.Seen;
import org.junit.jupiter.api.Test;

class ProductComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static final PriceAge AGE = PriceAge.at(NOW);

    private final Offer small = new Offer("A", "1", "EUR", 99, "KG", OptionalLong.of(400_000_000));
    private final Offer large = new Offer("B", "2", "EUR", 299, "KG", OptionalLong.of(299_000_000));

    @Test
    void theCheapestPackAndTheCheapestKilogramMayBeDifferentOffers() {
        Cheapest cheapest = ProductComparison.cheapest(List.of(seen(small, 0, true), seen(large, 13, true)), AGE);

        assertThat(cheapest.byPrice()).contains(small);
        assertThat(cheapest.byUnitPrice()).contains(large);
    }

    @Test
    void aPriceThatNobodySawForFourteenDaysOrThatIsSoldOutDoesNotCount() {
        assertThat(ProductComparison.cheapest(List.of(seen(small, 14, true), seen(large, 0, true)), AGE)
                        .byPrice())
                .contains(large);
        assertThat(ProductComparison.cheapest(List.of(seen(small, 0, false), seen(large, 0, true)), AGE)
                        .byPrice())
                .contains(large);
        assertThat(ProductComparison.cheapest(List.of(seen(small, 20, true)), AGE)
                        .byPrice())
                .isEmpty();
    }

    @Test
    void nothingIsCheapestAcrossCurrencies() {
        Offer dollar = new Offer("C", "3", "USD", 1, "KG", OptionalLong.of(1));

        assertThat(ProductComparison.cheapest(List.of(seen(small, 0, true), seen(dollar, 0, true)), AGE)
                        .byPrice())
                .isEmpty();
    }

    @Test
    void pricesThatHoldComeBeforeCheaperOnesThatDoNot() {
        Seen old = seen(small, 14, true);
        Seen fresh = seen(large, 13, true);

        assertThat(ProductComparison.ranked(List.of(old, fresh), AGE)).containsExactly(fresh, old);
        assertThat(AGE.holds(fresh.observedAt())).isTrue();
        assertThat(AGE.holds(old.observedAt())).isFalse();
    }

    @Test
    void theCheapestPackIsOneOfThoseThatCountInTheCurrencyAskedFor() {
        Offer dollar = new Offer("C", "3", "USD", 1, "", OptionalLong.empty());
        List<Seen> offers = List.of(seen(small, 14, true), seen(large, 0, true), seen(dollar, 0, true));

        assertThat(ProductComparison.cheapestPack(offers, Optional.empty(), AGE))
                .contains(large);
        assertThat(ProductComparison.cheapestPack(offers, Optional.of("USD"), AGE))
                .contains(dollar);
        assertThat(ProductComparison.cheapestPack(offers, Optional.of("GBP"), AGE))
                .isEmpty();
    }

    private static Seen seen(Offer offer, int daysAgo, boolean inStock) {
        return new Seen(offer, inStock, NOW.minus(Duration.ofDays(daysAgo)));
    }
}
