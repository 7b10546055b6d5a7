package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the whole tax: a labelled amount or the sum of the tax table, whichever the other amounts confirm. */
final class TaxChooser {

    private static final double LABEL = 1.5;
    private static final double ADDS_UP = 2;
    private static final double TABLE = 3;
    private static final double RATES = 4;
    private static final double RATE = 1.5;
    private static final double ZERO = 0.4;

    private final Evidence evidence;

    private final List<ReadTax> byRate;

    TaxChooser(Evidence evidence, List<ReadTax> byRate) {
        this.evidence = evidence;
        this.byRate = byRate;
    }

    /** The tax contained in or added to the total. */
    Optional<ReadField<Long>> choose(Optional<ReadField<Long>> total) {
        Map<Long, Double> scores = new HashMap<>();
        Map<Long, Figure> figures = new HashMap<>();
        for (LabelledAmount amount : evidence.with(LabelRole.TAX)) {
            offer(scores, figures, amount.figure(), amount.minor(), LABEL * amount.certainty());
        }
        total.ifPresent(field -> offerTables(scores, figures, field.value()));
        Optional<Long> sum = byRate.size() > 1 ? TaxRows.sum(byRate, total.map(ReadField::value)) : Optional.empty();
        sum.ifPresent(tax ->
                evidence.print(byRate.get(0).tax()).ifPresent(figure -> offer(scores, figures, figure, tax, RATES)));
        Long best = null;
        double most = 0;
        for (Map.Entry<Long, Double> entry : scores.entrySet()) {
            double score = entry.getValue()
                    + total.map(t -> fitsRate(entry.getKey(), t.value())).orElse(0.0);
            score = entry.getKey() == 0 ? score * ZERO : score;
            boolean possible = total.isEmpty() || entry.getKey() < total.get().value();
            if (possible && score > most) {
                most = score;
                best = entry.getKey();
            }
        }
        return Optional.ofNullable(best)
                .map(tax -> new ReadField<>(
                        tax,
                        Math.min(0.99, figures.get(tax).confidence()),
                        figures.get(tax).box(),
                        figures.get(tax).raw()));
    }

    private void offerTables(Map<Long, Double> scores, Map<Long, Figure> figures, long total) {
        for (List<TaxTable.TaxRow> rows : evidence.taxTables()) {
            long gross = rows.stream().mapToLong(TaxTable.TaxRow::gross).sum();
            if (rows.size() > 1 && gross == total) {
                long tax = rows.stream().mapToLong(TaxTable.TaxRow::tax).sum();
                offer(scores, figures, rows.get(0).taxFigure(), tax, TABLE);
            }
        }
        for (TaxTable.TaxRow row : evidence.taxPairs()) {
            boolean confirmed = Math.abs(row.gross() - total) <= 5;
            if (confirmed) {
                offer(scores, figures, row.taxFigure(), row.tax(), ADDS_UP);
            }
        }
    }

    private static void offer(
            Map<Long, Double> scores, Map<Long, Figure> figures, Figure figure, long tax, double score) {
        if (tax >= 0) {
            scores.merge(tax, score, Math::max);
            figures.putIfAbsent(tax, figure);
        }
    }

    /** Tax contained in the total at one of the printed rates: total x rate / (100 + rate), to the cent. */
    private double fitsRate(long tax, long total) {
        for (BigDecimal rate : evidence.rates()) {
            double contained = total * rate.doubleValue() / (100 + rate.doubleValue());
            if (tax > 0 && Math.abs(contained - tax) <= 1.5) {
                return RATE;
            }
        }
        return 0;
    }
}
