package org.bitebudget.ocr.domain.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitebudget.ocr.domain.category.NameClassifier.Labelled;
import org.bitebudget.platform.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineCategoriserTest {

    private final LineCategoriser categoriser = LineCategoriser.shipped();

    @Test
    void everyCategoryIsInTheTaxonomy() {
        Taxonomy taxonomy = Taxonomy.shipped();

        assertThat(categoriser.categoryIds())
                .hasSizeGreaterThan(140)
                .allSatisfy(id -> assertThat(taxonomy.find(id)).as(id).isPresent());
    }

    @Test
    void noNameIsAnExampleOfTwoCategories() {
        Set<String> names = new HashSet<>();
        Set<Labelled> examples = new HashSet<>(LineCategoriser.examples());

        assertThat(examples)
                .allSatisfy(example ->
                        assertThat(names.add(example.name())).as(example.name()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHOLE MILK 1L", "LECHE ENTERA", "VOLLMILCH 3,5%", "WHOLE MLK"})
    void milkIsMilkInEveryLanguageAndWithALetterLost(String printed) {
        assertThat(categoriser.categorise(printed).categoryId()).isEqualTo("dairy.milk");
    }

    @ParameterizedTest
    @CsvSource({
        "CHKN BREAST FILLET,meat.poultry",
        "PECH. POLLO FILETES,meat.poultry",
        "HAEHNCHENBRUST,meat.poultry",
        "GRAN SMTH APPLES,produce.fruit",
        "KITCHEN R0LL,household.paper",
        "SUSU SEGAR 1L,dairy.milk"
    })
    void cutMisreadAndNewNamesFindTheirCategory(String printed, String category) {
        assertThat(categoriser.categorise(printed).categoryId()).isEqualTo(category);
    }

    @Test
    void aTermOfTheGlossaryIsSure() {
        assertThat(categoriser.categorise("Olivenöl")).isEqualTo(new CategoryMatch("pantry.oil", 0.99));
    }

    @Test
    void whatNothingIsKnownOfIsLeftOpen() {
        for (String printed : List.of("XQZT 4711", "", "  ", "123")) {
            CategoryMatch match = categoriser.categorise(printed);

            assertThat(match.categoryId()).as(printed).isEqualTo(Taxonomy.UNCATEGORISED);
            assertThat(match.confidence()).isZero();
        }
    }

    @Test
    void learningAgainGivesTheSameAnswersToTheLastBit() {
        LineCategoriser again = LineCategoriser.without(example -> false);

        for (String printed : List.of("BIO DINKELBRT", "ZUMO NARANJ", "CHOC BISC 200G", "mee segera ayam")) {
            assertThat(again.categorise(printed)).isEqualTo(categoriser.categorise(printed));
        }
    }
}
