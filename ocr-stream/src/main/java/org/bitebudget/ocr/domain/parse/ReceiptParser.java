package org.bitebudget.ocr.domain.parse;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitebudget.ocr.domain.text.RecognisedText;
import org.bitebudget.ocr.domain.text.TextPass;
import org.bitebudget.platform.money.Currencies;

/**
 * Turns recognised words into a reading. Several passes over one image are read together: each may hold what another
 * misread, and arithmetic decides which is right. The same passes always give the same reading.
 */
public final class ReceiptParser {

    /** Changes whenever the same words could give another reading. */
    public static final String VERSION = "5";

    private final LanguagePack pack;
    private final Set<ParsingStep> steps;
    private final int decimalsWhereUnknown;

    public ReceiptParser() {
        this(LanguagePack.shipped());
    }

    /** A parser that reads amounts as those of a currency where none is known; the currency stays unknown. */
    public ReceiptParser(String assumedCurrency) {
        this(LanguagePack.shipped(), EnumSet.allOf(ParsingStep.class), Currencies.exponent(assumedCurrency));
    }

    /** A parser for the languages of a pack. */
    public ReceiptParser(LanguagePack pack) {
        this(pack, EnumSet.allOf(ParsingStep.class));
    }

    /** A parser that does only some of the steps. */
    public ReceiptParser(LanguagePack pack, Set<ParsingStep> steps) {
        this(pack, steps, LanguagePack.USUAL_DECIMALS);
    }

    private ReceiptParser(LanguagePack pack, Set<ParsingStep> steps, int decimalsWhereUnknown) {
        this.pack = pack;
        this.steps = Set.copyOf(steps);
        this.decimalsWhereUnknown = decimalsWhereUnknown;
    }

    /**
     * Reads a receipt.
     *
     * @param text words and codes
     * @param latest no date after this is taken
     * @param currencyHint currency of the household, empty where unknown
     */
    public Reading parse(RecognisedText text, LocalDate latest, String currencyHint) {
        return parse(text.passes(), FiscalPrint.in(text.codes()), latest, currencyHint);
    }

    /** The same from words alone. */
    public Reading parse(List<TextPass> passes, LocalDate latest, String currencyHint) {
        return parse(passes, Optional.empty(), latest, currencyHint);
    }

    private Reading parse(List<TextPass> passes, Optional<FiscalPrint> fiscal, LocalDate latest, String currencyHint) {
        List<PassFindings> usual = findings(passes, pack);
        Language language = Language.of(usual, pack.languages());
        String currency = new CurrencyReader(pack.marks()).find(usual, language, currencyHint);
        int decimals = currency.isEmpty() ? decimalsWhereUnknown : Currencies.exponent(currency);
        List<PassFindings> findings =
                decimals == LanguagePack.USUAL_DECIMALS ? usual : findings(passes, pack.withDecimals(decimals));
        Evidence evidence = new Evidence();
        findings.forEach(evidence::add);
        fiscal.ifPresent(evidence::add);
        Arithmetic arithmetic = new Arithmetic(evidence);
        Optional<ReadField<Long>> total = new TotalChooser(evidence, arithmetic, steps).choose();
        boolean several = SeveralReceipts.in(findings);
        Optional<Long> amount = total.map(ReadField::value);
        LineRepair lines = new LineRepair(findings, arithmetic, amount);
        List<ReadItem> items = steps.contains(ParsingStep.REPAIR) ? lines.mended() : lines.chosen();
        List<ReadTax> taxes = TaxRows.read(findings, amount);
        ReadField<Long> change = best(evidence, LabelRole.CHANGE);
        Optional<ReadField<LocalDate>> date = fiscal.map(FiscalPrint::date)
                .filter(day -> !day.value().isAfter(latest))
                .or(() -> new DateReader(pack.dateOrders(currency, language), pack.months(), latest).find(findings));
        return new Reading(
                new ShopFinder(language, steps.contains(ParsingStep.AGREEMENT)).find(findings),
                date.orElse(null),
                TimeReader.find(findings, date.map(ReadField::box)).orElse(null),
                currency,
                best(evidence, LabelRole.SUBTOTAL),
                best(evidence, LabelRole.ROUNDING),
                total.orElse(null),
                amount.flatMap(new OverruledTotal(evidence, arithmetic)::beside).orElse(null),
                new TaxChooser(evidence, taxes).choose(total).orElse(null),
                taxes,
                best(evidence, LabelRole.CASH),
                change,
                Payments.settling(evidence, amount, change == null ? 0 : change.value()),
                items,
                delta(items, total, arithmetic),
                !several && new Trust(evidence, arithmetic).isEarned(items, total),
                several,
                language.code());
    }

    private List<PassFindings> findings(List<TextPass> passes, LanguagePack languages) {
        return passes.stream()
                .map(pass -> PassFindings.of(pass, languages, steps))
                .filter(pass -> !pass.rows().isEmpty())
                .toList();
    }

    private static Long delta(List<ReadItem> items, Optional<ReadField<Long>> total, Arithmetic arithmetic) {
        if (items.isEmpty() || total.isEmpty()) {
            return null;
        }
        long sum = items.stream().mapToLong(ReadItem::total).sum();
        long printed = total.get().value();
        return arithmetic.itemsAddUp(sum, printed) ? 0 : printed - sum;
    }

    private static ReadField<Long> best(Evidence evidence, LabelRole role) {
        return evidence.with(role).stream()
                .max(Comparator.comparingDouble(
                        amount -> amount.certainty() * amount.figure().confidence()))
                .map(amount -> ReadField.of(amount.figure()))
                .orElse(null);
    }
}
