package org.bitebudget.ocr.domain.parse;

import java.util.ArrayList;
import java.util.List;

/** The number of lines or pieces that a receipt prints, as in {@code Item(s): 1  Qty(s): 2}. */
final class PrintedCount {

    private PrintedCount() {}

    /** The whole number behind each label of a row that announces a count. */
    static List<Long> in(PrintedRow row) {
        List<Long> counts = new ArrayList<>();
        for (Label label : row.labels()) {
            if (label.role() == LabelRole.COUNT) {
                row.figures().stream()
                        .filter(figure -> figure.from() >= label.to())
                        .findFirst()
                        .filter(figure -> figure.kind() == Figure.Kind.NUMBER
                                && figure.value().scale() <= 0
                                && figure.value().signum() > 0)
                        .ifPresent(figure -> counts.add(figure.value().longValue()));
            }
        }
        return counts;
    }
}
