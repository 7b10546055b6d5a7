package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings labels and amounts together, in one row or, where print or tilt put them apart, in neighbouring ones. */
final class LabelledAmounts {

    private static final double NEIGHBOUR = 0.75;
    /** In minor units; nobody rounds by more. */
    private static final long LARGEST_ROUNDING = 50;

    private static final double BELOW_ROUNDING = 0.6;
    private static final int ORPHAN_LETTERS = 4;

    private LabelledAmounts() {}

    /**
     * Every labelled amount outside the table of tax rates.
     *
     * @param neighbours whether a label and its amount may stand in neighbouring rows
     */
    static List<LabelledAmount> find(List<PrintedRow> rows, boolean neighbours) {
        List<LabelledAmount> found = new ArrayList<>();
        for (PrintedRow row : rows) {
            if (row.inTaxTable()) {
                continue;
            }
            Optional<Label> label = governing(row, Integer.MAX_VALUE);
            if (neighbours) {
                roundedTotal(rows, row).ifPresent(found::add);
            }
            if (neighbours && label.isPresent() && row.amounts().isEmpty()) {
                neighbour(rows, row)
                        .filter(orphan -> !isAfterRounding(label.get(), orphan))
                        .ifPresent(orphan -> found.add(new LabelledAmount(
                                label.get().role(),
                                orphan.lastAmount().orElseThrow(),
                                orphan.index(),
                                NEIGHBOUR,
                                label.get().phrase())));
            }
            for (Figure amount : row.amounts()) {
                governing(row, amount.from())
                        .ifPresent(
                                own -> found.add(new LabelledAmount(own.role(), amount, row.index(), 1, own.phrase())));
            }
        }
        return found;
    }

    /** An amount alone below a rounding is the total after it, also where its label was not read. */
    private static Optional<LabelledAmount> roundedTotal(List<PrintedRow> rows, PrintedRow row) {
        boolean rounding = row.has(LabelRole.ROUNDING);
        return at(rows, row.index() + 1)
                .filter(after -> rounding
                        && isOrphan(after)
                        && after.lastAmount().orElseThrow().minor() > LARGEST_ROUNDING)
                .flatMap(PrintedRow::lastAmount)
                .map(amount ->
                        new LabelledAmount(LabelRole.TOTAL, amount, row.index() + 1, BELOW_ROUNDING, "rounding"));
    }

    private static boolean isAfterRounding(Label label, PrintedRow orphan) {
        return label.role() == LabelRole.ROUNDING
                && Math.abs(orphan.lastAmount().orElseThrow().minor()) > LARGEST_ROUNDING;
    }

    /** The label that an amount starting at {@code before} belongs to: the nearest to its left. */
    private static Optional<Label> governing(PrintedRow row, int before) {
        int lastFigure = row.amounts().stream()
                .mapToInt(Figure::to)
                .filter(to -> to <= before)
                .max()
                .orElse(0);
        Label nearest = null;
        for (Label label : row.labels()) {
            if (!label.role().isMoney() || label.from() >= before) {
                continue;
            }
            // "TOTAL (INCL. OF GST)": the tax belongs to the words of the total unless an amount stands between
            boolean explains = nearest != null
                    && label.role() == LabelRole.TAX
                    && nearest.role() != LabelRole.TAX
                    && lastFigure <= nearest.to();
            if (!explains) {
                nearest = label;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static Optional<PrintedRow> neighbour(List<PrintedRow> rows, PrintedRow row) {
        return at(rows, row.index() + 1).filter(LabelledAmounts::isOrphan).or(() -> at(rows, row.index() - 1)
                .filter(LabelledAmounts::isOrphan));
    }

    private static Optional<PrintedRow> at(List<PrintedRow> rows, int index) {
        return index < 0 || index >= rows.size() ? Optional.empty() : Optional.of(rows.get(index));
    }

    private static boolean isOrphan(PrintedRow row) {
        return row.amounts().size() == 1 && row.labels().isEmpty() && row.plainLetters() <= ORPHAN_LETTERS;
    }
}
