package org.bitebudget.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreNameTest {

    @ParameterizedTest
    @CsvSource({
        "nordkorb-markt,Nordkorb Markt",
        "corner_shop,Corner Shop",
        "Soriana,Soriana",
        "élan-vert,Élan Vert",
        "7-eleven,7 Eleven",
        "McMarket,McMarket",
        "a--b,A  B"
    })
    void anIdReadsAsAName(String id, String name) {
        assertThat(StoreName.of(id)).isEqualTo(name);
    }
}
