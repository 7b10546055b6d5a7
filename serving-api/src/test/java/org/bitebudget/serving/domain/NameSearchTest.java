package org.bitebudget.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameSearchTest {

    @Test
    void findsWordsInAnyOrderCaseAndAccentsAside() {
        assertThat(NameSearch.of("CAFE molido").finds("Café Molido Natural 250 g"))
                .isTrue();
        assertThat(NameSearch.of("molido café").finds("CAFÉ MOLIDO")).isTrue();
    }

    @Test
    void everyWordMustOccur() {
        assertThat(NameSearch.of("almond milk").finds("Whole Milk")).isFalse();
    }

    @Test
    void withoutWordsEverythingIsFound() {
        assertThat(NameSearch.of("  ").finds("Bread")).isTrue();
    }
}
