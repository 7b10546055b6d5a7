package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the taxes of a receipt by rate: rows of a tax table, or labelled amounts with a rate beside them. */
final class TaxRows {

    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(30);

    private TaxRows() {}

    /** The rows of the pass whose taxes fit the total best, one for each rate, by rate. */
    static List<ReadTax> read(List<PassFindings> passes, Optional<Long> total) {
        return passes.stream()
                .map(pass -> byRate(pass.rows()))
                .filter(rows -> !rows.isEmpty() && isPossible(rows, total))
                .max(Comparator.comparing((List<ReadTax> rows) -> fits(rows, total))
                        .thenComparing(rows -> proven(rows))
                        .thenComparing(List::size))
                .orElse(List.of());
    }

    /** The whole tax in minor units, where the rows are all there are. */
    static Optional<Long> sum(List<ReadTax> rows, Optional<Long> total) {
        boolean whole = !rows.isEmpty() && (fits(rows, total) || rows.stream().allMatch(row -> row.gross() == null));
        return whole ? Optional.of(rows.stream().mapToLong(ReadTax::tax).sum()) : Optional.empty();
    }

    private static boolean fits(List<ReadTax> rows, Optional<Long> total) {
        return total.isPresent()
                && rows.stream().allMatch(row -> row.gross() != null)
                && Math.abs(rows.stream().mapToLong(ReadTax::gross).sum() - total.get()) <= Arithmetic.LARGEST_ROUNDING;
    }

    private static boolean isPossible(List<ReadTax> rows, Optional<Long> total) {
        long tax = rows.stream().mapToLong(ReadTax::tax).sum();
        return total.isEmpty() || Math.abs(tax) * 100 <= Math.abs(total.get()) * HIGHEST_RATE.longValue();
    }

    private static long proven(List<ReadTax> rows) {
        return rows.stream().filter(row -> row.net() != null).count();
    }

    private static List<ReadTax> byRate(List<PrintedRow> rows) {
        Map<BigDecimal, ReadTax> found = new TreeMap<>();
        for (PrintedRow row : rows) {
            tax(row).ifPresent(tax -> found.merge(tax.rate().stripTrailingZeros(), tax, TaxRows::better));
        }
        return new ArrayList<>(found.values());
    }

    private static ReadTax better(ReadTax a, ReadTax b) {
        boolean bothOrNone = (a.net() == null) == (b.net() == null);
        return bothOrNone ? (a.confidence() >= b.confidence() ? a : b) : a.net() != null ? a : b;
    }

    private static Optional<ReadTax> tax(PrintedRow row) {
        List<Figure> amounts = row.amounts();
        for (Figure rate : row.figures()) {
            if (isRate(rate, row)) {
                Optional<ReadTax> whole = triple(row, rate);
                if (whole.isPresent()) {
                    return whole;
                }
                for (Figure tax : amounts) {
                    for (Figure base : amounts) {
                        Optional<ReadTax> proven = base.equals(tax) || base.equals(rate) || tax.equals(rate)
                                ? Optional.empty()
                                : proven(row, rate, tax, base);
                        if (proven.isPresent()) {
                            return proven;
                        }
                    }
                }
            }
        }
        boolean labelled = row.has(LabelRole.TAX) && !row.has(LabelRole.TOTAL) && !row.has(LabelRole.SUBTOTAL);
        List<Figure> percents = row.percents();
        return labelled && amounts.size() == 1 && percents.size() == 1
                ? Optional.of(read(row, percents.get(0), amounts.get(0), null, null))
                : Optional.empty();
    }

    /** A percentage, or, in a row of a tax table, a number that can be one. */
    private static boolean isRate(Figure figure, PrintedRow row) {
        boolean possible = figure.value().signum() > 0 && figure.value().compareTo(HIGHEST_RATE) <= 0;
        return possible
                && (figure.kind() == Figure.Kind.PERCENT || row.amounts().size() >= 2);
    }

    /** Net, tax and gross that add up and fit the rate. */
    private static Optional<ReadTax> triple(PrintedRow row, Figure rate) {
        return TaxTable.triples(List.of(row)).stream()
                .filter(found -> Math.abs(found.net() * rate.value().doubleValue() / 100 - found.tax()) <= 1)
                .filter(found -> !found.taxFigure().equals(rate))
                .findFirst()
                .map(found -> read(row, rate, found.taxFigure(), found.net(), found.gross()));
    }

    /** Net and tax, or tax and gross, that fit the rate to a unit. */
    private static Optional<ReadTax> proven(PrintedRow row, Figure rate, Figure tax, Figure base) {
        double percent = rate.value().doubleValue();
        boolean isNet = Math.abs(base.minor() * percent / 100 - tax.minor()) <= 1;
        boolean isGross = Math.abs(base.minor() * percent / (100 + percent) - tax.minor()) <= 1;
        boolean telling = Math.abs(tax.minor()) > 1 && Math.abs(tax.minor()) < Math.abs(base.minor());
        if (!telling || isNet == isGross) {
            return Optional.empty();
        }
        long net = isNet ? base.minor() : base.minor() - tax.minor();
        return Optional.of(read(row, rate, tax, net, net + tax.minor()));
    }

    private static ReadTax read(PrintedRow row, Figure rate, Figure tax, Long net, Long gross) {
        String label = row.labels().stream()
                .filter(found -> found.role() == LabelRole.TAX)
                .findFirst()
                .map(found -> row.text().substring(found.from(), found.to()))
                .orElse(null);
        return new ReadTax(label, rate.value(), net, tax.minor(), gross, tax.confidence(), tax.box(), row.text());
    }
}
