package org.bitebudget.stack.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Currency;
import org.bitebudget.stack.scan.ReceiptScan.Outcome;

/** Readings as tables for people. */
final class ReadingTable {

    private static final String SUMMARY_ROW = "%-36s %-13s %-26s %-10s %12s %7s  %s%n";

    private ReadingTable() {}

    static String header() {
        return SUMMARY_ROW.formatted("IMAGE", "STATE", "MERCHANT", "DATE", "TOTAL", "SECONDS", "");
    }

    static String row(Outcome outcome) {
        JsonNode receipt = outcome.receipt();
        return SUMMARY_ROW.formatted(
                shortened(outcome.image().getFileName().toString(), 36),
                outcome.state(),
                shortened(receipt.path("merchant").path("value").asText(), 26),
                receipt.path("date").path("value").asText(),
                money(receipt.path("total").path("value")),
                "%.2f".formatted(outcome.seconds()),
                outcome.duplicate() ? "handed in before" : outcome.reason());
    }

    static String whole(Outcome outcome) {
        JsonNode receipt = outcome.receipt();
        StringBuilder table = new StringBuilder(
                "%s  %s  %.2f s%n".formatted(receipt.path("receipt_id").asText(), outcome.state(), outcome.seconds()));
        if (!outcome.reason().isEmpty()) {
            table.append(outcome.reason()).append(System.lineSeparator());
        }
        table.append("%s  %s %s%n%n"
                .formatted(
                        receipt.path("merchant").path("value").asText("?"),
                        receipt.path("date").path("value").asText("?"),
                        receipt.path("time").path("value").asText("")));
        for (JsonNode line : receipt.path("lines")) {
            table.append("%8s  %-38s %14s  %s%n"
                    .formatted(
                            line.path("quantity").asText(""),
                            shortened(line.path("name").asText(), 38),
                            money(line.path("total")),
                            line.path("category_id").asText()));
        }
        table.append(sum("Tax", receipt.path("tax_total").path("value")));
        table.append(sum("Total", receipt.path("total").path("value")));
        return table.toString();
    }

    private static String sum(String label, JsonNode money) {
        return money.has("minor") ? "%8s  %-38s %14s%n".formatted("", label, money(money)) : "";
    }

    private static String money(JsonNode money) {
        if (!money.has("minor")) {
            return "";
        }
        String currency = money.path("currency").asText();
        int exponent = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(money.path("minor").asLong(), exponent).toPlainString() + " " + currency;
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
