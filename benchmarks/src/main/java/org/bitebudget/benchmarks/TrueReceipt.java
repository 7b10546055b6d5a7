package org.bitebudget.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is printed on a receipt, from one line of {@code truth.jsonl}. What is not known is null.
 *
 * @param file name of the image
 * @param isToken whether the merchant is one word for the shop rather than its name as printed
 * @param total minor units
 * @param lines bought lines, null where they were not verified
 */
record TrueReceipt(String file, String merchant, boolean isToken, String date, Long total, List<Line> lines) {

    TrueReceipt {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /** A bought line; {@code total} is in minor units. */
    record Line(String name, long total) {}

    /** Receipts of a file with one JSON object a line. */
    static List<TrueReceipt> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<TrueReceipt> receipts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                receipts.add(of(json.readTree(line)));
            }
        }
        return receipts;
    }

    private static TrueReceipt of(JsonNode node) {
        List<Line> lines = null;
        if (node.path("itemsVerified").asBoolean()) {
            lines = new ArrayList<>();
            for (JsonNode item : node.path("items")) {
                lines.add(new Line(item.path("name").asText(), minor(item.path("total"))));
            }
        }
        return new TrueReceipt(
                Path.of(node.path("file").asText()).getFileName().toString(),
                node.hasNonNull("merchant") ? node.path("merchant").asText() : null,
                node.has("numItems"),
                node.hasNonNull("date") ? node.path("date").asText() : null,
                node.hasNonNull("total") ? Long.valueOf(minor(node.path("total"))) : null,
                lines);
    }

    private static long minor(JsonNode amount) {
        return new BigDecimal(amount.asText())
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
