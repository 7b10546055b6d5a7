package org.bitebudget.ocr.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbbreviationTest {

    @ParameterizedTest
    @CsvSource({
        "milk, milk", // the word itself
        "juc, juice", // vowels left out
        "choc, chocolate", // cut short
        "beans, bean", // one of several
        "bnless, boneless",
        "tomatos, tomatoes", // one letter misread
        "chickn, chicken",
    })
    void aPrintedWordStandsForALongerOne(String printed, String word) {
        assertThat(Abbreviation.likeness(printed, word)).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({
        "milk, silk", // another first letter
        "2, 20", // numbers are never shortened
        "500g, 50g",
        "bread, butter",
        "chocolate, choc", // the name is not the abbreviation
    })
    void aWordThatCannotBeMeantIsNotLike(String printed, String word) {
        assertThat(Abbreviation.likeness(printed, word)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ch, cheese, chowder, cheese",
        "crm, cream, caramel, cream",
        "straw, strawberry, strawberries, strawberry"
    })
    void theNearerWordIsMoreLike(String printed, String near, String far, String expected) {
        String nearer = Abbreviation.likeness(printed, near) >= Abbreviation.likeness(printed, far) ? near : far;

        assertThat(nearer).isEqualTo(expected);
    }
}
