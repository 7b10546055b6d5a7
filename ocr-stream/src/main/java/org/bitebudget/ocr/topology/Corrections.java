package org.bitebudget.ocr.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bitebudget.event.Envelope;
import org.bitebudget.event.FieldCorrection;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReceiptCorrection;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.correct.CorrectionReader;
import org.bitebudget.ocr.domain.correct.ReceiptFields;
import org.bitebudget.ocr.domain.correct.Reconciliation;
import org.bitebudget.ocr.domain.correct.RefusedCorrectionException;
import org.bitebudget.ocr.domain.correct.Sum;
import org.bitebudget.platform.seal.Sealer;
import org.bitebudget.state.ReceiptState;

/** The reading that follows from a person's corrections; all of one event or none of it. */
record Corrections(LineCategoriser categoriser, Sealer sealer) {

    /**
     * What the event says.
     *
     * @throws RefusedCorrectionException if one of its corrections can't be read
     */
    List<Correction> read(ReceiptCorrection event, ReceiptReading before, Instant at) {
        LocalDate latest = LocalDate.ofInstant(at, ZoneId.of(before.getZone())).plusDays(1);
        CorrectionReader reader = new CorrectionReader(latest);
        List<Correction> said = new ArrayList<>();
        for (FieldCorrection field : event.getCorrections()) {
            said.add(reader.read(field.getPointer(), value(field, event.getReceiptId())));
        }
        return said;
    }

    /**
     * The next revision of the receipt's reading.
     *
     * @throws RefusedCorrectionException if a correction doesn't fit
     */
    ReceiptReading apply(List<Correction> said, ReceiptState state, Instant at) {
        ReceiptReading before = state.getReading();
        ReceiptFields after =
                CorrectedReading.fields(before, state.getLastLineNo()).corrected(said);
        Long totalBefore =
                before.getTotal() == null ? null : before.getTotal().getValue().getMinor();
        boolean confirmed =
                before.getArithmeticOk() && Objects.equals(after.sums().get(Sum.TOTAL), totalBefore);
        Reconciliation sums = Reconciliation.of(after, state.getAddedToLines(), confirmed);
        ReceiptReading reading = new CorrectedReading(before, categoriser)
                .with(after, said)
                .setReconciliationDelta(sums.delta() == null ? null : new Money(sums.delta(), after.currency()))
                .setArithmeticOk(sums.arithmeticOk())
                .build();
        reading.setEnvelope(envelope(reading, at));
        state.setLastLineNo(after.lastLineNo());
        boolean currencySaid = said.stream().anyMatch(Correction.Currency.class::isInstance);
        boolean assumed = !currencySaid && before.getReviewReasons().contains(ReviewReasons.CURRENCY_ASSUMED);
        return ReviewReasons.stated(reading, assumed);
    }

    private static Envelope envelope(ReceiptReading reading, Instant at) {
        return ReceiptFacts.envelope(
                reading.getReceiptId(),
                reading.getEnvelope().getRevision() + 1,
                ReadingMoment.of(reading).getInstant(),
                at,
                reading.getHousehold());
    }

    private String value(FieldCorrection field, String receiptId) {
        return field.getSealedValue() == null
                ? field.getValue()
                : new String(sealer.unseal(Seals.bytes(field.getSealedValue()), receiptId), StandardCharsets.UTF_8);
    }
}
