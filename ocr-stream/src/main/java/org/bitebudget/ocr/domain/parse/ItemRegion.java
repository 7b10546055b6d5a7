package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rows in which bought lines can stand.
 *
 * @param rows from below the column heads down to the first sum
 * @param later rows between the first sum and the last total, where some receipts go on with the next section
 */
record ItemRegion(List<PrintedRow> rows, List<PrintedRow> later) {

    private static final Set<LabelRole> SUMS = EnumSet.of(LabelRole.TOTAL, LabelRole.SUBTOTAL, LabelRole.ROUNDING);
    private static final int LABEL_AT_START = 4;

    static ItemRegion of(List<PrintedRow> rows) {
        int end = firstSum(rows);
        int start = start(rows, end);
        List<PrintedRow> region = new ArrayList<>(rows.subList(Math.min(start, end), end));
        int last = lastTotal(rows, end);
        return new ItemRegion(region, new ArrayList<>(rows.subList(end, last)));
    }

    private static int firstSum(List<PrintedRow> rows) {
        boolean amountSeen = false;
        for (PrintedRow row : rows) {
            boolean hasAmount = !row.amounts().isEmpty() || nextIsAmountOnly(rows, row.index());
            if (hasAmount && closes(row) && amountSeen) {
                return row.index();
            }
            amountSeen |= !row.amounts().isEmpty();
        }
        return rows.size();
    }

    private static boolean closes(PrintedRow row) {
        return row.labels().stream()
                .anyMatch(label -> SUMS.contains(label.role())
                        ? label.from() <= LABEL_AT_START || row.plainLetters() <= LABEL_AT_START
                        : label.role().closesLines()
                                && label.from() <= LABEL_AT_START
                                && row.plainLetters() <= LABEL_AT_START);
    }

    private static boolean nextIsAmountOnly(List<PrintedRow> rows, int index) {
        if (index + 1 >= rows.size()) {
            return false;
        }
        PrintedRow next = rows.get(index + 1);
        return next.amounts().size() == 1 && next.labels().isEmpty() && next.plainLetters() <= LABEL_AT_START;
    }

    /** Below the last row before {@code end} that names two columns, or that cannot belong to a line. */
    private static int start(List<PrintedRow> rows, int end) {
        int start = 0;
        for (PrintedRow row : rows.subList(0, end)) {
            long heads = row.labels().stream()
                    .filter(label -> label.role() == LabelRole.HEADER || label.role() == LabelRole.TAX)
                    .count();
            boolean columnHeads = heads >= 2 && row.amounts().isEmpty();
            boolean aboveLines = row.amounts().isEmpty() && isHead(row);
            boolean amountsBefore = rows.subList(start, row.index()).stream()
                    .anyMatch(other -> !other.amounts().isEmpty());
            if (columnHeads || (aboveLines && !amountsBefore)) {
                start = row.index() + 1;
            }
        }
        return start;
    }

    private static boolean isHead(PrintedRow row) {
        return row.has(LabelRole.CONTACT)
                || row.has(LabelRole.PHONE)
                || row.has(LabelRole.TITLE)
                || row.has(LabelRole.PLACE)
                || row.has(LabelRole.DATE)
                || (row.has(LabelRole.LEGAL) && row.figures().isEmpty())
                || (row.has(LabelRole.HEADER) && row.plainLetters() == 0);
    }

    private static int lastTotal(List<PrintedRow> rows, int from) {
        int last = from;
        for (PrintedRow row : rows.subList(from, rows.size())) {
            if (row.has(LabelRole.TOTAL) && !row.amounts().isEmpty() && !row.inTaxTable()) {
                last = row.index();
            }
        }
        return last;
    }
}
