package org.bitebudget.ocr.domain.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.bitebudget.ocr.domain.correct.LineFields;
import org.bitebudget.ocr.domain.correct.ReceiptFields;
import org.bitebudget.ocr.domain.correct.Sum;
import org.junit.jupiter.api.Test;

class ContradictedTotalTest {

    @Test
    void linesAndPaymentThatAgreeOnAnotherAmountContradictTheTotal() {
        assertThat(ContradictedTotal.of(receipt(9175, 2000, 825, 1175))).contains(1175L);
    }

    @Test
    void oneOfThemAloneContradictsNothing() {
        assertThat(ContradictedTotal.of(receipt(9175, 2000, 825, 1100))).isEmpty();
        assertThat(ContradictedTotal.of(receipt(9175, 2000, 0, 2000))).isEmpty();
    }

    @Test
    void aTotalThatFitsIsNotContradicted() {
        assertThat(ContradictedTotal.of(receipt(1175, 2000, 825, 1175))).isEmpty();
    }

    private static ReceiptFields receipt(long total, long cash, long change, long line) {
        TreeMap<Integer, LineFields> lines = new TreeMap<>();
        lines.put(1, new LineFields("Milk", BigDecimal.ONE, null, null, line, 0, 0, null, null));
        return new ReceiptFields(
                null, null, null, "EUR", Map.of(Sum.TOTAL, total, Sum.CASH, cash, Sum.CHANGE, change), lines, 1, null);
    }
}
