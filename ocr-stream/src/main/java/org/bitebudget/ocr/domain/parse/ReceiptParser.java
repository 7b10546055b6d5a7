package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.TextPass;

/**
 * Turns recognised words into a reading. Several passes over one image are read together: each may hold what another
 * misread, and arithmetic decides which is right. The same passes always give the same reading.
 */
public final class ReceiptParser {

    /** Changes whenever the same words could give another reading. */
    public static final String VERSION = "2";

    private final LabelVocabulary vocabulary = LabelVocabulary.load();

    /**
     * Reads a receipt.
     *
     * @param latest no date after this is taken
     * @param currencyHint currency of the household, empty where unknown
     */
    public Reading parse(List<TextPass> passes, LocalDate latest, String currencyHint) {
        List<PassFindings> findings = passes.stream()
                .map(pass -> PassFindings.of(pass, vocabulary))
                .filter(pass -> !pass.rows().isEmpty())
                .toList();
        Language language = Language.of(findings);
        Evidence evidence = new Evidence();
        findings.forEach(evidence::add);
        Arithmetic arithmetic = new Arithmetic(evidence);
        Optional<ReadField<Long>> total = new TotalChooser(evidence, arithmetic).choose();
        Optional<PassFindings> itemised = itemised(findings, arithmetic, total);
        Optional<ReadField<Long>> tax = new TaxChooser(evidence, rates(findings)).choose(total);
        Optional<ReadField<LocalDate>> date = new DateReader(language, latest).find(findings);
        Optional<Box> dateBox = date.map(ReadField::box);
        return new Reading(
                new MerchantFinder(language).find(findings).orElse(null),
                date.orElse(null),
                TimeReader.find(findings, dateBox).orElse(null),
                CurrencyReader.find(findings, language, currencyHint),
                best(evidence, LabelRole.SUBTOTAL),
                best(evidence, LabelRole.ROUNDING),
                total.orElse(null),
                tax.orElse(null),
                best(evidence, LabelRole.CASH),
                best(evidence, LabelRole.CHANGE),
                itemised.map(PassFindings::items).orElse(List.of()),
                delta(itemised, total, arithmetic),
                arithmeticOk(itemised, total, arithmetic),
                language.code());
    }

    /** The pass whose lines add up; otherwise the one that was recognised with most confidence. */
    private static Optional<PassFindings> itemised(
            List<PassFindings> findings, Arithmetic arithmetic, Optional<ReadField<Long>> total) {
        Comparator<PassFindings> addingUp = Comparator.comparing(pass -> total.isPresent()
                && arithmetic.itemsAddUp(pass.itemSum(), total.get().value()));
        return findings.stream()
                .filter(pass -> !pass.items().isEmpty())
                .max(addingUp.thenComparingDouble(PassFindings::meanConfidence));
    }

    private static Long delta(Optional<PassFindings> itemised, Optional<ReadField<Long>> total, Arithmetic arithmetic) {
        if (itemised.isEmpty() || total.isEmpty()) {
            return null;
        }
        long sum = itemised.get().itemSum();
        long printed = total.get().value();
        return arithmetic.itemsAddUp(sum, printed) ? 0 : printed - sum;
    }

    private static boolean arithmeticOk(
            Optional<PassFindings> itemised, Optional<ReadField<Long>> total, Arithmetic arithmetic) {
        if (itemised.isEmpty() || total.isEmpty()) {
            return false;
        }
        long printed = total.get().value();
        Set<Equality> holding = arithmetic.confirming(printed);
        long others = holding.stream()
                .filter(equality -> equality != Equality.ITEMS && equality.isSum())
                .count();
        return others >= 1 && arithmetic.itemsAddUp(itemised.get().itemSum(), printed);
    }

    private static List<BigDecimal> rates(List<PassFindings> findings) {
        return findings.stream()
                .flatMap(pass -> pass.rows().stream())
                .flatMap(row -> row.percents().stream())
                .map(Figure::value)
                .filter(rate -> rate.signum() > 0)
                .distinct()
                .toList();
    }

    private static ReadField<Long> best(Evidence evidence, LabelRole role) {
        return evidence.with(role).stream()
                .max(Comparator.comparingDouble(
                        amount -> amount.certainty() * amount.figure().confidence()))
                .map(amount -> ReadField.of(amount.figure()))
                .orElse(null);
    }
}
