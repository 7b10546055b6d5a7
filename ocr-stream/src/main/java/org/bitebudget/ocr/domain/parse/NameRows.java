package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;
import org.bitebudget.ocr.domain.text.Box;
import org.bitebudget.ocr.domain.text.Word;

/** Rows without amounts that names of lines may be in, since the last line. */
final class NameRows {

    private static final int MOST = 3;
    private static final int LEAST_CODE_DIGITS = 4;

    private final List<PrintedRow> rows = new ArrayList<>();

    void add(PrintedRow row) {
        rows.add(row);
    }

    void clear() {
        rows.clear();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean isFull() {
        return rows.size() >= MOST;
    }

    /**
     * The line with the name above it.
     *
     * @param isFirst whether it is the first line, above which the head of the receipt may still be among the rows
     */
    ReadItem name(ReadItem item, boolean isFirst) {
        StringBuilder name = new StringBuilder();
        StringBuilder raw = new StringBuilder();
        Box box = item.box();
        double confidence = 1;
        for (PrintedRow row : rows.subList(start(isFirst), rows.size())) {
            name.append(name.isEmpty() ? "" : " ").append(ItemName.of(row));
            raw.append(raw.isEmpty() ? "" : " ").append(row.text());
            confidence = Math.min(confidence, confidence(row));
            box = box.page() == row.row().box().page() ? box.around(row.row().box()) : box;
        }
        return item.named(name.toString(), confidence, raw.toString(), box);
    }

    /** Mean confidence of the words with letters. */
    static double confidence(PrintedRow row) {
        return row.row().words().stream()
                .filter(word -> word.text().chars().anyMatch(Character::isLetter))
                .mapToDouble(Word::confidence)
                .average()
                .orElse(0);
    }

    /** A name begins with an article number; where none is printed it takes two rows at most. */
    private int start(boolean isFirst) {
        for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - MOST); i--) {
            if (startsWithCode(rows.get(i))) {
                return i;
            }
        }
        return Math.max(0, rows.size() - (isFirst ? 1 : 2));
    }

    private static boolean startsWithCode(PrintedRow row) {
        String first = row.row().words().get(0).text();
        return row.row().words().size() > 1
                && first.chars().filter(Character::isDigit).count() >= LEAST_CODE_DIGITS;
    }
}
