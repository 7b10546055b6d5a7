package org.bitebudget.stack.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What is really on a sample, in the form that readings are scored against: one JSON object a line.
 *
 * @param file image, relative to the truth file
 * @param date {@code YYYY-MM-DD}
 * @param time {@code HH:MM}
 * @param total in major units, as all amounts here
 * @param text what was printed, row by row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptTruth(
        String file,
        String merchant,
        String date,
        String time,
        BigDecimal total,
        BigDecimal tax,
        String currency,
        String language,
        List<Item> items,
        boolean itemsVerified,
        boolean taxVerified,
        boolean timeVerified,
        String text) {

    /**
     * One line; a discount is already contained in its total.
     *
     * @param category taxonomy id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String name,
            BigDecimal qty,
            BigDecimal unitPrice,
            BigDecimal total,
            BigDecimal discount,
            String category) {}

    static ReceiptTruth of(String file, SampleReceipt receipt, List<SlipRow> rows) {
        return new ReceiptTruth(
                file,
                receipt.shop().name(),
                receipt.at().toLocalDate().toString(),
                receipt.at().format(DateTimeFormatter.ofPattern("HH:mm")),
                major(receipt.total()),
                major(receipt.tax()),
                receipt.shop().currency(),
                receipt.shop().language().name().toLowerCase(Locale.ROOT),
                receipt.lines().stream().map(ReceiptTruth::item).toList(),
                true,
                true,
                true,
                String.join("\n", rows.stream().map(SlipRow::text).toList()));
    }

    private static Item item(SampleReceipt.Line line) {
        return new Item(
                line.name(),
                line.quantity(),
                major(line.unitPrice()),
                major(line.total()),
                line.discount() == 0 ? null : major(line.discount()),
                line.category());
    }

    private static BigDecimal major(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }
}
