package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFitTest {

    @ParameterizedTest
    @CsvSource({
        "milk, Semi-skimmed milk 1 l",
        "Milk 1 l, Whole milk",
        "tomatoes, Tomato loose",
        "egg, Free range EGGS 12 pcs",
        "leche, Leche entera",
        "platanos, Plátano de Canarias",
        "aceite oliva, Aceite de oliva virgen",
        "milch, Frische Vollmilch 3.5 %",
        "brot, Roggenbrot",
        "kartoffel, Kartoffeln festkochend",
    })
    void aProductThatIsCalledSoFits(String item, String name) {
        assertThat(fits(item, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "milk, Chocolate with milk",
        "leche, Chocolate con leche",
        "egg, Eggplant",
        "rice, Price tag",
        "oat milk, Whole milk",
        "aceite oliva, Aceite de girasol",
        "1 l, Milk 1 l",
    })
    void oneThatIsCalledOtherwiseOrOnlyContainsItDoesNot(String item, String name) {
        assertThat(fits(item, name)).isFalse();
    }

    @Test
    void categoriesDecideWhereBothHaveOne() {
        ItemFit item = ItemFit.of("milk", Optional.of("dairy.milk"));

        assertThat(item.agrees(Optional.of("sweets.chocolate"))).isFalse();
        assertThat(item.agrees(Optional.of("dairy.milky"))).isFalse();
        assertThat(item.agrees(Optional.of("dairy"))).isTrue();
        assertThat(item.agrees(Optional.empty())).isTrue();
    }

    private static boolean fits(String item, String name) {
        PriceCatalogue catalogue = new PriceCatalogue();
        catalogue.put("one", PriceCatalogueTest.price("one", name, Optional.empty()));
        List<Price> fitting = new ArrayList<>();
        catalogue.forEachFitting(PriceCatalogueTest.wanted(item, Optional.empty()), fitting::add);
        return !fitting.isEmpty();
    }
}
