package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.RowBuilder;
import org.bitebudget.ocr.domain.text.TextPass;

/**
 * What one recognition pass over a receipt holds.
 *
 * @param items bought lines
 * @param doubtful further lines, if the amounts of their rows are read with a lost point or digit
 */
record PassFindings(
        String name,
        List<PrintedRow> rows,
        List<LabelledAmount> labelled,
        List<ReadItem> items,
        List<ReadItem> doubtful,
        double meanConfidence) {

    private static final int TAX_TABLE_ROWS = 6;

    static PassFindings of(TextPass pass, LanguagePack pack, Set<ParsingStep> steps) {
        List<PrintedRow> rows = printedRows(pass, pack, steps);
        List<LabelledAmount> labelled = LabelledAmounts.find(rows, steps.contains(ParsingStep.NEIGHBOUR_ROWS));
        return new PassFindings(
                pass.name(), rows, labelled, ItemReader.read(rows), DoubtfulLines.of(rows), pass.meanConfidence());
    }

    long itemSum() {
        return items.stream().mapToLong(ReadItem::total).sum();
    }

    /** Names of columns among which one is a tax, below the bought lines. */
    private static boolean isTaxHead(PrintedRow row) {
        long columns = row.labels().stream()
                .filter(label -> label.role().isMoney() || label.role() == LabelRole.HEADER)
                .count();
        return row.has(LabelRole.TAX) && columns >= 2;
    }

    /** Whether the recogniser used that language's data. */
    boolean isReadAs(Language language) {
        return name.endsWith("/" + language.trainedData());
    }

    private static List<PrintedRow> printedRows(TextPass pass, LanguagePack pack, Set<ParsingStep> steps) {
        boolean fromBoxes = steps.contains(ParsingStep.ROWS_FROM_BOXES);
        List<PrintedRow> rows = new ArrayList<>();
        int tableEnd = -1;
        boolean sumSeen = false;
        for (Row row : fromBoxes ? RowBuilder.rows(pass.words()) : RowBuilder.recognisedRows(pass.words())) {
            PrintedRow printed = PrintedRow.of(rows.size(), row, pack, steps, rows.size() <= tableEnd);
            if (printed.amounts().isEmpty() && (printed.has(LabelRole.TAXTABLE) || (sumSeen && isTaxHead(printed)))) {
                tableEnd = printed.index() + TAX_TABLE_ROWS;
            }
            boolean sum = printed.has(LabelRole.TOTAL) || printed.has(LabelRole.SUBTOTAL);
            sumSeen |= sum && !isTaxHead(printed) && !printed.has(LabelRole.HEADER);
            rows.add(printed);
        }
        return rows;
    }
}
