package org.bitebudget.ocr.topology;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bitebudget.event.Box;
import org.bitebudget.event.Money;
import org.bitebudget.event.ReadDate;
import org.bitebudget.event.ReadMoney;
import org.bitebudget.event.ReadText;
import org.bitebudget.event.ReadTime;
import org.bitebudget.event.ReceiptReading;
import org.bitebudget.ocr.domain.category.LineCategoriser;
import org.bitebudget.ocr.domain.correct.Correction;
import org.bitebudget.ocr.domain.correct.ReceiptFields;
import org.bitebudget.ocr.domain.correct.Sum;
import org.bitebudget.platform.text.Kebab;

/** A reading as fields that a person can mend, and the event with what a person said in them. */
record CorrectedReading(ReceiptReading before, LineCategoriser categoriser) {

    /** Confidence of what a person said; the machine's stays below. */
    static final float SAID = 1;

    /** Whether a person said that amount. */
    static boolean isSaid(ReadMoney amount) {
        return amount != null && amount.getConfidence() >= SAID;
    }

    /**
     * The fields of a reading.
     *
     * @param lastLineNo highest number that a line of it ever had
     */
    static ReceiptFields fields(ReceiptReading reading, int lastLineNo) {
        Map<Sum, Long> sums = new EnumMap<>(Sum.class);
        put(sums, Sum.SUBTOTAL, reading.getSubtotal());
        put(sums, Sum.TAX_TOTAL, reading.getTaxTotal());
        put(sums, Sum.ROUNDING, reading.getRounding());
        put(sums, Sum.TOTAL, reading.getTotal());
        put(sums, Sum.CASH, reading.getCash());
        put(sums, Sum.CHANGE, reading.getChange());
        return new ReceiptFields(
                reading.getMerchant() == null ? null : reading.getMerchant().getValue(),
                reading.getDate() == null ? null : reading.getDate().getValue(),
                ReadingMoment.time(reading.getTime()),
                reading.getCurrency(),
                sums,
                CorrectedLines.fields(reading.getLines()),
                lastLineNo,
                reading.getDuplicateOf());
    }

    /** The event with these fields; what a person said has confidence 1, all else stays as it was read. */
    ReceiptReading.Builder with(ReceiptFields after, List<Correction> corrections) {
        Set<Object> said = new HashSet<>();
        for (Correction correction : corrections) {
            said.add(correction instanceof Correction.Amount amount ? amount.sum() : correction.getClass());
        }
        ReceiptReading.Builder event = ReceiptReading.newBuilder(before);
        if (said.contains(Correction.Merchant.class)) {
            String id = Kebab.of(after.merchant());
            Box box = before.getMerchant() == null ? null : before.getMerchant().getBox();
            event.setMerchant(new ReadText(after.merchant(), SAID, box)).setMerchantId(id.isEmpty() ? null : id);
        }
        if (said.contains(Correction.Date.class)) {
            Box box = before.getDate() == null ? null : before.getDate().getBox();
            event.setDate(new ReadDate(after.date(), SAID, box));
        }
        if (said.contains(Correction.Time.class)) {
            Box box = before.getTime() == null ? null : before.getTime().getBox();
            event.setTime(new ReadTime(after.time().toSecondOfDay(), SAID, box));
        }
        PrintedAmounts printed = new PrintedAmounts(before.getCurrency(), after.currency());
        return event.setCurrency(after.currency())
                .setTaxes(printed.taxes(before.getTaxes()))
                .setPayments(printed.payments(before.getPayments()))
                .setContradictedTotal(printed.amount(before.getContradictedTotal()))
                .setSubtotal(money(before.getSubtotal(), after, Sum.SUBTOTAL, said))
                .setTaxTotal(money(before.getTaxTotal(), after, Sum.TAX_TOTAL, said))
                .setRounding(money(before.getRounding(), after, Sum.ROUNDING, said))
                .setTotal(money(before.getTotal(), after, Sum.TOTAL, said))
                .setCash(money(before.getCash(), after, Sum.CASH, said))
                .setChange(money(before.getChange(), after, Sum.CHANGE, said))
                .setLines(new CorrectedLines(before.getLines(), categoriser).with(after, corrections))
                .setDuplicateOf(after.duplicateOf())
                .setCorrected(true);
    }

    private static void put(Map<Sum, Long> sums, Sum sum, ReadMoney amount) {
        if (amount != null) {
            sums.put(sum, amount.getValue().getMinor());
        }
    }

    private static ReadMoney money(ReadMoney old, ReceiptFields after, Sum sum, Set<Object> said) {
        Long minor = after.sums().get(sum);
        if (minor == null) {
            return null;
        }
        boolean isSaid = old == null || said.contains(sum);
        return new ReadMoney(
                new Money(minor, after.currency()),
                isSaid ? SAID : old.getConfidence(),
                old == null ? null : old.getBox());
    }
}
