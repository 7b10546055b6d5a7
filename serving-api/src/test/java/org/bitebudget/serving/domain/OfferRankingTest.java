package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.bitebudget.serving.domain.OfferRanking.Offer;
import org.junit.jupiter.api.Test;

class OfferRankingTest {

    @Test
    void unitPriceDecidesWhereAllOffersHaveOneInTheSameUnit() {
        Offer smallPack = new Offer("A", "1", "EUR", 99, "KG", OptionalLong.of(400_000_000));
        Offer largePack = new Offer("B", "2", "EUR", 299, "KG", OptionalLong.of(299_000_000));
        List<Offer> offers = List.of(smallPack, largePack);

        assertThat(offers.stream().sorted(OfferRanking.cheapestFirst(offers))).containsExactly(largePack, smallPack);
    }

    @Test
    void priceDecidesWhereAUnitPriceIsMissingOrInAnotherUnit() {
        Offer byKilo = new Offer("A", "1", "EUR", 299, "KG", OptionalLong.of(1));
        Offer byPiece = new Offer("B", "2", "EUR", 99, "PIECE", OptionalLong.of(99_000_000));
        Offer unknown = new Offer("C", "3", "EUR", 150, "", OptionalLong.empty());
        List<Offer> offers = List.of(byKilo, byPiece, unknown);

        assertThat(offers.stream().sorted(OfferRanking.cheapestFirst(offers)))
                .containsExactly(byPiece, unknown, byKilo);
    }

    @Test
    void nothingIsCheapestAcrossCurrencies() {
        Offer euro = new Offer("A", "1", "EUR", 100, "", OptionalLong.empty());
        Offer dollar = new Offer("B", "2", "USD", 90, "", OptionalLong.empty());

        assertThat(OfferRanking.sameCurrency(List.of(euro, dollar))).isFalse();
        assertThat(OfferRanking.sameCurrency(List.of(euro))).isTrue();
    }
}
