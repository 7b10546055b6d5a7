package org.bitebudget.ocr.domain.correct;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.bitebudget.platform.money.Currencies;
import org.bitebudget.platform.money.InvalidAmountException;
import org.bitebudget.platform.money.Money;

/**
 * The fields of a receipt that a person can mend, as they hold; null where not known. Amounts are minor units of the
 * currency.
 *
 * @param sums those that are known
 * @param lines by line number, which a line keeps for ever
 * @param lastLineNo highest number that a line ever had
 * @param duplicateOf receipt that this one is held as a second photo of
 */
public record ReceiptFields(
        String merchant,
        LocalDate date,
        LocalTime time,
        String currency,
        Map<Sum, Long> sums,
        SortedMap<Integer, LineFields> lines,
        int lastLineNo,
        String duplicateOf) {

    public ReceiptFields {
        sums = Map.copyOf(sums);
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /**
     * The receipt with all corrections, in their order. A unit price that no longer multiplies to its line's total is
     * taken out unless the person gave it.
     *
     * @throws RefusedCorrectionException if one names a line that is not there, or an amount that does not fit
     */
    public ReceiptFields corrected(List<Correction> corrections) {
        ReceiptFields receipt = this;
        List<Integer> priced = new ArrayList<>();
        List<Integer> touched = new ArrayList<>();
        for (Correction correction : corrections) {
            receipt = receipt.corrected(correction);
            if (correction instanceof Correction.LineUnitPrice line) {
                priced.add(line.lineNo());
            } else if (correction instanceof Correction.OfLine line) {
                touched.add(line.lineNo());
            }
        }
        touched.removeAll(priced);
        for (int lineNo : touched) {
            LineFields line = receipt.lines.get(lineNo);
            if (line != null && !line.multiplies()) {
                receipt = receipt.withLine(lineNo, line.at(null));
            }
        }
        return receipt;
    }

    private ReceiptFields corrected(Correction correction) {
        if (correction instanceof Correction.Merchant said) {
            return new ReceiptFields(said.name(), date, time, currency, sums, lines, lastLineNo, duplicateOf);
        } else if (correction instanceof Correction.Date said) {
            return new ReceiptFields(merchant, said.date(), time, currency, sums, lines, lastLineNo, duplicateOf);
        } else if (correction instanceof Correction.Time said) {
            return new ReceiptFields(merchant, date, said.time(), currency, sums, lines, lastLineNo, duplicateOf);
        } else if (correction instanceof Correction.Currency said) {
            return in(said.code());
        } else if (correction instanceof Correction.Amount said) {
            Map<Sum, Long> changed = new EnumMap<>(Sum.class);
            changed.putAll(sums);
            changed.put(said.sum(), minor(said.major()));
            return new ReceiptFields(merchant, date, time, currency, changed, lines, lastLineNo, duplicateOf);
        } else if (correction instanceof Correction.NoDuplicate) {
            return new ReceiptFields(merchant, date, time, currency, sums, lines, lastLineNo, null);
        } else if (correction instanceof Correction.MissedLine said) {
            LineFields line = new LineFields(
                    said.name(), said.quantity(), null, null, minor(said.total()), 0, 0, said.categoryId(), null);
            return new ReceiptFields(merchant, date, time, currency, sums, lines, lastLineNo + 1, duplicateOf)
                    .withLine(lastLineNo + 1, line);
        } else {
            return corrected((Correction.OfLine) correction);
        }
    }

    private ReceiptFields corrected(Correction.OfLine correction) {
        LineFields line = lines.get(correction.lineNo());
        if (line == null) {
            throw new RefusedCorrectionException("the receipt has no such line");
        }
        int lineNo = correction.lineNo();
        if (correction instanceof Correction.NoLine) {
            SortedMap<Integer, LineFields> rest = new TreeMap<>(lines);
            rest.remove(lineNo);
            return with(rest);
        } else if (correction instanceof Correction.LineName said) {
            return withLine(lineNo, line.named(said.name()));
        } else if (correction instanceof Correction.LineUnit said) {
            return withLine(lineNo, line.in(said.unit()));
        } else if (correction instanceof Correction.LineQuantity said) {
            return withLine(lineNo, line.times(said.quantity()));
        } else if (correction instanceof Correction.LineUnitPrice said) {
            return withLine(lineNo, line.at(minor(said.major())));
        } else if (correction instanceof Correction.LineTotal said) {
            return withLine(lineNo, line.of(minor(said.major())));
        } else if (correction instanceof Correction.LineCategory said) {
            return withLine(lineNo, line.filedUnder(said.categoryId()));
        } else {
            return withLine(lineNo, line.meaning(((Correction.LineProduct) correction).product()));
        }
    }

    /** How an amount as printed is counted in another currency: 12.50 stays 12.50 as far as the other has decimals. */
    public static LongUnaryOperator asPrinted(String from, String to) {
        int shift = Currencies.exponent(to) - Currencies.exponent(from);
        return minor -> BigDecimal.valueOf(minor)
                .movePointRight(shift)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private ReceiptFields in(String other) {
        LongUnaryOperator moved = asPrinted(currency, other);
        Map<Sum, Long> movedSums = new EnumMap<>(Sum.class);
        sums.forEach((sum, minor) -> movedSums.put(sum, moved.applyAsLong(minor)));
        SortedMap<Integer, LineFields> movedLines = new TreeMap<>();
        lines.forEach((lineNo, line) -> movedLines.put(lineNo, line.inOtherUnits(moved)));
        return new ReceiptFields(merchant, date, time, other, movedSums, movedLines, lastLineNo, duplicateOf);
    }

    private ReceiptFields withLine(int lineNo, LineFields line) {
        SortedMap<Integer, LineFields> changed = new TreeMap<>(lines);
        changed.put(lineNo, line);
        return with(changed);
    }

    private ReceiptFields with(SortedMap<Integer, LineFields> otherLines) {
        return new ReceiptFields(merchant, date, time, currency, sums, otherLines, lastLineNo, duplicateOf);
    }

    private long minor(BigDecimal major) {
        try {
            return Money.of(major, currency).minor();
        } catch (InvalidAmountException e) {
            throw new RefusedCorrectionException("an amount is too large");
        }
    }
}
