package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All amounts that the passes over one receipt found, by role. What two passes agree on is counted once. */
final class Evidence {

    private final List<LabelledAmount> labelled = new ArrayList<>();
    private final List<Figure> printed = new ArrayList<>();
    private final Set<Long> printedMinor = new HashSet<>();
    private final List<TaxTable.TaxRow> taxPairs = new ArrayList<>();
    private final List<List<TaxTable.TaxRow>> taxTables = new ArrayList<>();
    private final Set<Long> itemSums = new HashSet<>();
    private final Set<Long> sumsOfSeveral = new HashSet<>();
    private final Set<BigDecimal> rates = new HashSet<>();
    private final Set<Long> counts = new HashSet<>();
    private final Set<Long> fiscalTotals = new HashSet<>();
    private boolean rounded;

    void add(PassFindings pass) {
        labelled.addAll(pass.labelled());
        for (PrintedRow row : pass.rows()) {
            printed.addAll(row.amounts());
            row.percents().stream()
                    .map(Figure::value)
                    .filter(rate -> rate.signum() > 0)
                    .forEach(rates::add);
            rounded |= row.has(LabelRole.ROUNDING)
                    && row.lastAmount().filter(amount -> amount.minor() == 0).isEmpty();
            counts.addAll(PrintedCount.in(row));
        }
        pass.rows().stream()
                .flatMap(row -> row.amounts().stream())
                .map(Figure::minor)
                .forEach(printedMinor::add);
        taxPairs.addAll(TaxTable.pairs(pass.rows()));
        taxTables.add(TaxTable.triples(pass.rows()));
        if (!pass.items().isEmpty()) {
            itemSums.add(pass.itemSum());
        }
        if (pass.items().size() > 1) {
            sumsOfSeveral.add(pass.itemSum());
        }
    }

    void add(FiscalPrint fiscal) {
        fiscalTotals.add(fiscal.total());
    }

    /** What fiscal codes say the total is. */
    Set<Long> fiscalTotals() {
        return fiscalTotals;
    }

    List<Figure> printed() {
        return printed;
    }

    boolean isPrinted(long minor) {
        return printedMinor.contains(minor);
    }

    /** What the lines of each pass add up to. */
    Set<Long> itemSums() {
        return itemSums;
    }

    /** The same where there are at least two lines. */
    Set<Long> sumsOfSeveral() {
        return sumsOfSeveral;
    }

    List<TaxTable.TaxRow> taxPairs() {
        return taxPairs;
    }

    List<List<TaxTable.TaxRow>> taxTables() {
        return taxTables;
    }

    /** Printed percentages. */
    Set<BigDecimal> rates() {
        return rates;
    }

    /** Printed numbers of lines or pieces. */
    Set<Long> counts() {
        return counts;
    }

    /** Whether a rounding is printed that is not known to be zero. */
    boolean isRounded() {
        return rounded;
    }

    List<LabelledAmount> with(LabelRole role) {
        return labelled.stream().filter(amount -> amount.role() == role).toList();
    }

    /** Distinct amounts with a role, in minor units. */
    Set<Long> values(LabelRole... roles) {
        Set<Long> values = new HashSet<>();
        for (LabelRole role : roles) {
            with(role).forEach(amount -> values.add(amount.minor()));
        }
        return values;
    }

    /** Distinct amounts with a role, and zero for the case that there is none. */
    Set<Long> valuesOrZero(LabelRole role) {
        Set<Long> values = values(role);
        values.add(0L);
        return values;
    }

    /** The most certain amount with that role and value. */
    Optional<LabelledAmount> best(LabelRole role, long minor) {
        return with(role).stream()
                .filter(amount -> amount.minor() == minor)
                .max(Comparator.comparingDouble(
                        amount -> amount.certainty() * amount.figure().confidence()));
    }

    /** The most certain print of an amount, whatever its label. */
    Optional<Figure> print(long minor) {
        return printed.stream()
                .filter(figure -> figure.minor() == minor)
                .max(Comparator.comparingDouble(Figure::confidence));
    }
}
