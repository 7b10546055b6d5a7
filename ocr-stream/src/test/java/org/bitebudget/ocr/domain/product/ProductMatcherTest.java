package org.bitebudget.ocr.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductMatcherTest {

    private static final List<String> NAMES = List.of(
            "Whole milk organic 1 l",
            "Skimmed milk 1 l",
            "Skimmed milk 2 l",
            "Chocolate milk",
            "Chicken breast boneless",
            "Chicken thighs with skin",
            "Chicken thighs without skin",
            "Orange juice from concentrate",
            "Orange marmalade",
            "Tomatoes chopped canned");

    private final ProductMatcher matcher = new ProductMatcher(IntStream.range(0, NAMES.size())
            .mapToObj(i -> new CatalogueProduct(Integer.toString(i), NAMES.get(i)))
            .toList());

    @ParameterizedTest
    @CsvSource({
        "WHL MILK ORG 1 L, Whole milk organic 1 l",
        "MLK SKMD 2L, Skimmed milk 2 l",
        "CHOC MLK, Chocolate milk",
        "CHKN BRST BNLS, Chicken breast boneless",
        "CHKN THGH W/SKIN, Chicken thighs with skin",
        "CHKN THGH WO/SKIN, Chicken thighs without skin",
        "ORNG JUC CONC, Orange juice from concentrate",
        "TOMS CHPD CND, Tomatoes chopped canned",
    })
    void anAbbreviatedLineFindsItsProduct(String printed, String name) {
        assertThat(matcher.match(printed)).hasValueSatisfying(match -> {
            assertThat(match.product().name()).isEqualTo(name);
            assertThat(match.lead()).isPositive();
        });
    }

    @Test
    void aNameFindsItself() {
        NAMES.forEach(name -> assertThat(matcher.match(name)).hasValueSatisfying(match -> {
            assertThat(match.product().name()).isEqualTo(name);
            assertThat(match.likeness()).isEqualTo(1);
        }));
    }

    @Test
    void nothingInCommonFindsNothing() {
        assertThat(matcher.match("ZYX 77")).isEmpty();
        assertThat(matcher.match("")).isEmpty();
        assertThat(new ProductMatcher(List.of()).match("MILK")).isEmpty();
    }
}
