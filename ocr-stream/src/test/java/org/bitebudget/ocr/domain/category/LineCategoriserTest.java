package org.bitebudget.ocr.domain.category;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitebudget.platform.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCategoriserTest {

    private final LineCategoriser categoriser = LineCategoriser.load();

    @Test
    void everyCategoryIsInTheTaxonomy() {
        Taxonomy taxonomy = Taxonomy.shipped();

        assertThat(categoriser.categoryIds())
                .allSatisfy(id -> assertThat(taxonomy.find(id)).as(id).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHOLE MILK 1L", "LECHE ENTERA", "VOLLMILCH 3,5%", "WHOLE MLK"})
    void milkIsMilkInEveryLanguageAndWithALetterLost(String printed) {
        assertThat(categoriser.categorise(printed).categoryId())
                .isEqualTo(categoriser.categorise("milk").categoryId())
                .isNotEqualTo(LineCategoriser.UNKNOWN);
    }

    @Test
    void whatTheGlossaryDoesNotKnowIsLeftOpen() {
        CategoryMatch match = categoriser.categorise("XQZT 4711");

        assertThat(match.categoryId()).isEqualTo(LineCategoriser.UNKNOWN);
        assertThat(match.confidence()).isZero();
    }
}
