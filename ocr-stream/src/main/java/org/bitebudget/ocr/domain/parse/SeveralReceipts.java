package org.bitebudget.ocr.domain.parse;

import java.util.List;

/** Tells pictures with more than one receipt: below a total stands another shop's head, and below that another total. */
final class SeveralReceipts {

    private SeveralReceipts() {}

    /** Whether any pass saw more than one receipt, one below the other. */
    static boolean in(List<PassFindings> passes) {
        return passes.stream().anyMatch(pass -> hasSeveral(pass.rows()));
    }

    private static boolean hasSeveral(List<PrintedRow> rows) {
        Long first = null;
        boolean head = false;
        boolean date = false;
        for (PrintedRow row : rows) {
            Long total = total(row);
            if (first == null) {
                first = total;
            } else if (head && date && total != null && !total.equals(first)) {
                return true;
            }
            boolean name = row.has(LabelRole.LEGAL) || row.has(LabelRole.PLACE);
            head |= first != null && name && row.amounts().isEmpty();
            date |= head && row.has(LabelRole.DATE);
        }
        return false;
    }

    private static Long total(PrintedRow row) {
        boolean labelled =
                row.has(LabelRole.TOTAL) && !row.inTaxTable() && row.amounts().size() == 1;
        return labelled ? Long.valueOf(row.amounts().get(0).minor()) : null;
    }
}
