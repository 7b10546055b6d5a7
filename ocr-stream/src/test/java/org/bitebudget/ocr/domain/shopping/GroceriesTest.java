package org.bitebudget.ocr.domain.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.ocr.domain.shopping.Groceries.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroceriesTest {

    private final Groceries groceries = Groceries.load();

    @ParameterizedTest
    @CsvSource({
        "WHL MILK 2 PINT, whole milk",
        "LECHE ENTERA 1L, whole milk",
        "ALMOND MILK 1L, almond drink",
        "BREAD CRUMBS 200G, breadcrumbs",
        "PAN RALLADO, breadcrumbs",
        "Äpfel, apple",
        "AEPFEL ELSTAR, apple",
        "ORNG JCE 1L, orange juice",
        "LEMON YOGHURT, yogurt",
        "YOGUR LIMON, yogurt",
        "KARTOFFELCHIPS PAPR, crisps",
        "HIMBEERMARMELADE, jam",
        "THUNFISCH OEL, tuna",
        "SOAP LEMON, soap",
        "CAT FOOD TUNA, cat food",
        "TUNA IN OLIVE OIL, tuna",
        "MANTEQ S/SAL, butter",
    })
    void aTextIsCalledWhatItIs(String text, String grocery) {
        assertThat(groceries.meaning(text).grocery()).contains(grocery);
    }

    @ParameterizedTest
    @CsvSource({"''", "'12,99'", "XYZZY", "Z"})
    void whatIsNotKnownIsNotGuessed(String text) {
        assertThat(groceries.meaning(text).grocery()).isEmpty();
    }

    @Test
    void theEnglishOfATextKeepsWhatIsNotKnown() {
        assertThat(groceries.meaning("LECHE ENTERA HACENDERO 1L").english()).isEqualTo("whole milk hacendero");
        assertThat(groceries.meaning("7up").english()).isEqualTo("7up");
        assertThat(groceries.meaning("***").english()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "milk, SKIMMED MILK, FITS",
        "cheese, GOUDA JUNG, FITS",
        "Käse, CHEDDAR, FITS",
        "whole milk, MILK 1L, BROADER",
        "milk, ALMOND MILK, DIFFERENT",
        "whole milk, SKIMMED MILK, DIFFERENT",
        "bread, BREAD CRUMBS, DIFFERENT",
        "red wine, VINO BLANCO, DIFFERENT",
        "milk, XYZZY, UNKNOWN",
    })
    void aKindFitsWhatIsAskedForAndAnotherThingDoesNot(String item, String line, Relation relation) {
        assertThat(groceries.relation(groceries.meaning(item), groceries.meaning(line)))
                .isEqualTo(relation);
    }
}
