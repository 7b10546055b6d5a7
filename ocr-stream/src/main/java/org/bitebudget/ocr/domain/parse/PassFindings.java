package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.text.Row;
import org.bitebudget.ocr.domain.text.RowBuilder;
import org.bitebudget.ocr.domain.text.TextPass;

/** What one recognition pass over a receipt holds. */
record PassFindings(
        String name,
        List<PrintedRow> rows,
        List<LabelledAmount> labelled,
        List<ReadItem> items,
        double meanConfidence) {

    private static final int TAX_TABLE_ROWS = 6;

    static PassFindings of(TextPass pass, LabelVocabulary vocabulary) {
        List<PrintedRow> rows = printedRows(pass, vocabulary);
        List<LabelledAmount> labelled = LabelledAmounts.find(rows);
        return new PassFindings(pass.name(), rows, labelled, ItemReader.read(rows), pass.meanConfidence());
    }

    long itemSum() {
        return items.stream().mapToLong(ReadItem::total).sum();
    }

    /** Whether the recogniser used that language's data. */
    boolean isReadAs(Language language) {
        return name.endsWith("/" + language.trainedData());
    }

    private static List<PrintedRow> printedRows(TextPass pass, LabelVocabulary vocabulary) {
        List<PrintedRow> rows = new ArrayList<>();
        int tableEnd = -1;
        for (Row row : RowBuilder.rows(pass.words())) {
            PrintedRow printed = PrintedRow.of(rows.size(), row, vocabulary, rows.size() <= tableEnd);
            if (printed.has(LabelRole.TAXTABLE) && printed.amounts().isEmpty()) {
                tableEnd = printed.index() + TAX_TABLE_ROWS;
            }
            rows.add(printed);
        }
        return rows;
    }
}
