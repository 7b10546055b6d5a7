package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.Word;

/**
 * How the rows of bought lines hang together: which of two rows continues the other, and whether names stand below their
 * amounts.
 */
record ItemLayout(boolean namesBelow) {

    /** Names stand below where the row before the first sum is a name and the first row is none. */
    static ItemLayout of(List<PrintedRow> rows) {
        List<PrintedRow> telling = rows.stream()
                .filter(row -> !row.has(LabelRole.IGNORE) && !row.has(LabelRole.COUNT) && !row.has(LabelRole.DISCOUNT))
                .filter(row -> !row.amounts().isEmpty() || !ItemName.of(row).isEmpty())
                .toList();
        return new ItemLayout(telling.size() >= 2
                && telling.get(telling.size() - 1).amounts().isEmpty()
                && !telling.get(0).amounts().isEmpty()
                && ItemName.of(telling.get(0)).isEmpty());
    }

    /** A name with an amount in it, as in {@code PLASTIC BAG RM0.20}, above the row with its count and price. */
    boolean pricesBelow(PrintedRow row, PrintedRow after) {
        return !namesBelow
                && !row.amounts().isEmpty()
                && !ItemName.of(row).isEmpty()
                && ItemName.of(after).isEmpty()
                && ItemFigures.of(row).filter(ItemFigures::proven).isEmpty()
                && ItemFigures.of(after).filter(ItemFigures::proven).isPresent();
    }

    /** An amount alone in its row belongs to the numbers of the row above it. */
    static boolean continues(PrintedRow row, PrintedRow after) {
        boolean unfinished = row.figures().size() >= 2
                && !row.amounts().isEmpty()
                && ItemFigures.of(row).filter(ItemFigures::proven).isEmpty();
        return unfinished
                && ItemName.of(row).isEmpty()
                && after.figures().size() == 1
                && after.amounts().size() == 1
                && after.labels().isEmpty()
                && ItemName.of(after).isEmpty();
    }

    /** Both rows as one. */
    static PrintedRow joined(PrintedRow row, PrintedRow after) {
        List<Word> words = new ArrayList<>(row.row().words());
        words.addAll(after.row().words());
        Row both = new Row(words);
        int shift = row.text().length() + 1;
        List<Figure> figures = new ArrayList<>(row.figures());
        after.figures().forEach(figure -> figures.add(figure.movedBy(shift)));
        return new PrintedRow(row.index(), both, both.text(), figures, row.labels(), false, row.pack());
    }

    /** Whether a row below a sum, in a tax table or beside a count or remark can be no line whatever its name. */
    static boolean isNoLine(PrintedRow row) {
        return row.inTaxTable()
                || row.has(LabelRole.COUNT)
                || row.has(LabelRole.IGNORE)
                || row.has(LabelRole.SERVICE)
                || row.has(LabelRole.TAXTABLE);
    }

    /** A line that is the sum of all above it, nameless or below several, is a sum whose label was not read. */
    static List<ReadItem> untilSum(List<ReadItem> items) {
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            ReadItem item = items.get(i);
            boolean several = i > 1 || (i == 1 && item.name().isEmpty());
            if (several && item.total() == sum && item.unitPrice() == null) {
                return items.subList(0, i);
            }
            sum += item.total();
        }
        return items;
    }
}
