package org.bitebudget.platform.product;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bitebudget.platform.money.Money;
import org.bitebudget.platform.product.Promotion.Kind;
import org.bitebudget.platform.product.Promotion.MultiBuy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTextTest {

    private static final Money PRICE = new Money(1000, "EUR");

    @ParameterizedTest
    @CsvSource({
        "2 for R15, MULTI_BUY, 2, 1500",
        "2 For R15.00 (loyalty card), LOYALTY, 2, 1500",
        "Any 3 for 25.50, MULTI_BUY, 3, 2550",
        "any 3 for 2, MULTI_BUY, 3, 2000",
        "3 for the price of 2, MULTI_BUY, 3, 2000",
        "3x2, MULTI_BUY, 3, 2000",
        "Lleva 3 y paga 2, MULTI_BUY, 3, 2000",
        "2ª unidad al 50 %, MULTI_BUY, 2, 1500",
        "Segunda unidad -70%, MULTI_BUY, 2, 1300",
        "2 por 15 €, MULTI_BUY, 2, 1500",
        "Nimm 3 zahl 2, MULTI_BUY, 3, 2000",
        "'2 für 15,00 €', MULTI_BUY, 2, 1500",
        "2. Stück zum halben Preis, MULTI_BUY, 2, 1500",
        "Buy 1 get 1 free, MULTI_BUY, 2, 1000",
        "Buy 2 Get 1 Free, MULTI_BUY, 3, 2000",
        "2+1 gratis, MULTI_BUY, 3, 2000",
        "'Buy 3, Pay For 2', MULTI_BUY, 3, 2000",
        "'Buy Any 3, Pay For 2 with card', LOYALTY, 3, 2000",
        "'Buy 2, Save 20%', MULTI_BUY, 2, 1600",
        "'Buy 2, Save R5', MULTI_BUY, 2, 1500",
        "2nd half price, MULTI_BUY, 2, 1500"
    })
    void aMultiBuyTellsHowManyCostHowMuch(String text, Kind kind, int count, long together) {
        Promotion promotion = PromotionText.read(text, PRICE);

        assertThat(promotion.kind()).isEqualTo(kind);
        assertThat(promotion.multiBuy()).contains(new MultiBuy(count, new Money(together, "EUR")));
    }

    @ParameterizedTest
    @CsvSource({
        "R9.99 (Xtra Savings), LOYALTY",
        "8.99 con tarjeta, LOYALTY",
        "mit Karte 8.99, LOYALTY",
        "Save 10%, CUT",
        "-25 %, CUT",
        "jetzt nur 8.99, CUT",
        "Rebaja, CUT",
        "Combo for R50, MULTI_BUY",
        "2 for R50, MULTI_BUY",
        "New recipe, OTHER",
        "Family size, OTHER"
    })
    void whatTellsNoBargainForSeveralHasAKindOnly(String text, Kind kind) {
        Promotion promotion = PromotionText.read(text, PRICE);

        assertThat(promotion.kind()).isEqualTo(kind);
        assertThat(promotion.multiBuy()).isEmpty();
    }

    @Test
    void eachOfAMultiBuyCostsItsShare() {
        MultiBuy threeForTen = new MultiBuy(3, new Money(1000, "EUR"));

        assertThat(threeForTen.each()).isEqualTo(new Money(333, "EUR"));
    }

    @Test
    void currenciesWithoutDecimalsAreWholeAmounts() {
        assertThat(PromotionText.read("2 for 500", new Money(300, "JPY")).multiBuy())
                .contains(new MultiBuy(2, new Money(500, "JPY")));
    }

    @Test
    void absurdNumbersAreNoBargain() {
        assertThat(PromotionText.read("0 for R50", PRICE).multiBuy()).isEmpty();
        assertThat(PromotionText.read("999 for 9999999", PRICE).multiBuy()).isEmpty();
        assertThat(PromotionText.read("2nd unit 900 %", PRICE).multiBuy()).isEmpty();
        assertThat(PromotionText.read("2 for 15 ".repeat(2000), PRICE).kind()).isEqualTo(Kind.MULTI_BUY);
    }

    @Property
    void anyTextHasAKind(@ForAll String text) {
        assertThat(PromotionText.read(text, PRICE).text()).isEqualTo(text);
    }
}
