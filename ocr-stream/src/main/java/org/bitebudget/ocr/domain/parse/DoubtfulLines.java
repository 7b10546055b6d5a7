package org.bitebudget.ocr.domain.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows between head and sums whose last number is an amount but for a lost point or a lost digit behind it. */
final class DoubtfulLines {

    private static final long LEAST_DIGITS = 100;

    private DoubtfulLines() {}

    /** A line for each such row; they count only where arithmetic asks for them. */
    static List<ReadItem> of(List<PrintedRow> rows) {
        List<ReadItem> lines = new ArrayList<>();
        PrintedRow above = null;
        for (PrintedRow row : ItemRegion.of(rows).rows()) {
            if (row.amounts().isEmpty() && !row.figures().isEmpty() && !row.closesLines()) {
                Figure last = row.figures().get(row.figures().size() - 1);
                long minor = minor(last);
                String own = ItemName.of(row);
                String name = own.isEmpty() && above != null ? ItemName.of(above) : own;
                if (minor > 0 && last.kind() == Figure.Kind.NUMBER) {
                    lines.add(new ReadItem(
                            name,
                            BigDecimal.ONE,
                            "",
                            null,
                            minor,
                            0,
                            0,
                            ReadItem.codeIn(row),
                            last.confidence() / 2,
                            own.isEmpty() ? 0 : row.row().confidence(),
                            row.row().box(),
                            row.text()));
                }
            }
            above = row;
        }
        return lines;
    }

    /** One decimal where two are meant, or none of a point that was lost; 0 where it is neither. */
    private static long minor(Figure figure) {
        int decimals = Math.max(0, figure.value().scale());
        boolean pointLost = decimals == 0 && figure.value().longValue() >= LEAST_DIGITS;
        return decimals == 1
                ? figure.value().movePointRight(2).longValue()
                : pointLost ? figure.value().longValue() : 0;
    }
}
