package org.bitebudget.ocr.domain.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReceiptFieldsTest {

    private static final CorrectionReader READER = new CorrectionReader(LocalDate.of(2026, 3, 15));

    @Test
    void aUnitPriceThatNoLongerMultipliesToTheTotalIsTakenOut() {
        ReceiptFields receipt = receipt().corrected(List.of(READER.read("/lines/2/total", "3.00")));

        assertThat(receipt.lines().get(2).unitPrice()).isNull();
        assertThat(receipt.lines().get(2).total()).isEqualTo(300);
    }

    @Test
    void aUnitPriceStaysWhereQuantityAndTotalAreCorrectedTogether() {
        ReceiptFields receipt = receipt()
                .corrected(List.of(READER.read("/lines/2/total", "3.75"), READER.read("/lines/2/quantity", "3")));

        assertThat(receipt.lines().get(2).unitPrice()).isEqualTo(125);
    }

    @Test
    void aUnitPriceThatThePersonGivesHolds() {
        ReceiptFields receipt = receipt()
                .corrected(List.of(READER.read("/lines/2/unit_price", "1.00"), READER.read("/lines/2/total", "2.40")));

        assertThat(receipt.lines().get(2).unitPrice()).isEqualTo(100);
    }

    @Test
    void anotherCurrencyKeepsThePrintedAmounts() {
        ReceiptFields yen = receipt().corrected(List.of(READER.read("/currency", "JPY")));
        ReceiptFields dinars = receipt().corrected(List.of(READER.read("/currency", "KWD")));

        assertThat(yen.sums()).containsEntry(Sum.TOTAL, 4L);
        assertThat(dinars.sums()).containsEntry(Sum.TOTAL, 3500L);
        assertThat(dinars.lines().get(2).unitPrice()).isEqualTo(1250);
    }

    @Test
    void amountsAfterACurrencyAreOfThatCurrency() {
        ReceiptFields receipt =
                receipt().corrected(List.of(READER.read("/currency", "JPY"), READER.read("/total", "350")));

        assertThat(receipt.sums()).containsEntry(Sum.TOTAL, 350L);
    }

    @Test
    void theNumberOfALineThatWasTakenOutIsNotGivenAgain() {
        ReceiptFields receipt = receipt()
                .corrected(List.of(
                        READER.read("/lines/2", null),
                        READER.read("/lines/-", "{\"name\":\"Eggs\",\"total\":\"2.00\"}")));

        assertThat(receipt.lines()).containsOnlyKeys(1, 3);
        assertThat(receipt.lines().get(3).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void aLineThatIsNotThereCannotBeCorrected() {
        List<Correction> twice = List.of(READER.read("/lines/2", null), READER.read("/lines/2/name", "Eggs"));

        assertThatThrownBy(() -> receipt().corrected(twice)).isInstanceOf(RefusedCorrectionException.class);
    }

    @Test
    void theSumsAreCheckedAgain() {
        ReceiptFields receipt = receipt();

        assertThat(Reconciliation.of(receipt, null, false)).isEqualTo(new Reconciliation(0L, false));
        assertThat(Reconciliation.of(receipt, null, true)).isEqualTo(new Reconciliation(0L, true));
        ReceiptFields wrong = receipt.corrected(List.of(READER.read("/lines/1/total", "1.50")));
        assertThat(Reconciliation.of(wrong, null, true)).isEqualTo(new Reconciliation(-50L, false));
        // a service charge that only the machine saw still explains the rest
        ReceiptFields served = receipt.corrected(List.of(READER.read("/total", "3.85")));
        assertThat(Reconciliation.of(served, 35L, false).delta()).isZero();
        ReceiptFields taxed =
                receipt.corrected(List.of(READER.read("/total", "3.70"), READER.read("/tax_total", "0.20")));
        assertThat(Reconciliation.of(taxed, null, false).delta()).isZero();
    }

    @Test
    void cashLessChangeConfirmsTheTotal() {
        ReceiptFields paid = new ReceiptFields(
                null,
                null,
                null,
                "EUR",
                Map.of(Sum.TOTAL, 350L, Sum.CASH, 500L, Sum.CHANGE, 150L),
                receipt().lines(),
                2,
                null);

        assertThat(Reconciliation.of(paid, null, false)).isEqualTo(new Reconciliation(0L, true));
    }

    private static ReceiptFields receipt() {
        TreeMap<Integer, LineFields> lines = new TreeMap<>();
        lines.put(1, new LineFields("Bread", BigDecimal.ONE, null, null, 100, 0, 0, "bakery.bread", null));
        lines.put(2, new LineFields("Milk", BigDecimal.valueOf(2), null, 125L, 250, 0, 0, "dairy.milk", null));
        return new ReceiptFields(null, null, null, "EUR", Map.of(Sum.TOTAL, 350L), lines, 2, null);
    }
}
