package org.bitebudget.ocr.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairingTest {

    @Test
    void eachRowHasOneColumnAndTheStrongestPairGoesFirst() {
        Pairing pairing = Pairing.of(new double[][] {{0.9, 0.8}, {1.0, 0}});

        assertThat(pairing.ofRow(1)).isEqualTo(1.0);
        assertThat(pairing.ofRow(0)).isEqualTo(0.8);
        assertThat(pairing.ofColumn(0)).isEqualTo(1.0);
        assertThat(pairing.inOrder()).isZero();
    }

    @Test
    void tiesGoToWhatStandsOppositeSoThatRepeatedWordsKeepTheirOrder() {
        Pairing pairing = Pairing.of(new double[][] {{1, 1}, {1, 1}});

        assertThat(pairing.inOrder()).isEqualTo(1);
    }

    @Test
    void whatHasNoPairCountsNothing() {
        Pairing pairing = Pairing.of(new double[][] {{0, 0}});

        assertThat(pairing.ofRow(0)).isZero();
        assertThat(pairing.ofColumn(1)).isZero();
    }
}
