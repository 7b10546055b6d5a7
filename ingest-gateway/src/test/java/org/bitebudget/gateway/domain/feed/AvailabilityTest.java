package org.bitebudget.gateway.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "TRUE",
                "1",
                "12",
                "3.0",
                "in stock",
                "InStock",
                "https://schema.org/InStock",
                "En existencia",
                "sí",
                "auf Lager"
            })
    void aStoreHasIt(String text) {
        assertThat(Availability.parse(text)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "False",
                "0",
                "0.00",
                "out-of-stock",
                "OutOfStock",
                "http://schema.org/SoldOut",
                "Agotado",
                "no disponible",
                "nicht verfügbar"
            })
    void aStoreHasNone(String text) {
        assertThat(Availability.parse(text)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "online", "-3", "maybe", "2026-03-01", "12 left in store 7"})
    void otherWordsSayNothing(String text) {
        assertThat(Availability.parse(text)).isEmpty();
    }
}
