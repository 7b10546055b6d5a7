package org.bitebudget.stack.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.api.Api;
import org.bitebudget.stack.api.Api.Answer;
import org.bitebudget.stack.check.MoneyCheck;
import org.bitebudget.stack.sample.SampleReceipts;
import org.bitebudget.stack.scan.ReceiptUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person corrects on a receipt goes through every room of the house. */
class CorrectionIT {

    @RegisterExtension
    static final WholeStack STACK = new WholeStack();

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** A legible receipt. */
    private static final int SAMPLE = 5;

    @TempDir
    Path directory;

    private final Api api = STACK.newHousehold();

    @Test
    void aCorrectionReachesTheReadingTheLedgerTheBudgetAndTheBarcode() throws IOException {
        // Given a receipt that was read and counted
        byte[] photo = SampleReceipts.ofAllShops(1, LocalDate.of(2026, 6, 30))
                .draw(SAMPLE)
                .jpeg();
        String receipt = ReceiptUpload.send(api, Files.write(directory.resolve("receipt.jpg"), photo))
                .body()
                .path("receipt_id")
                .asText();
        String path = "/api/v1/receipts/" + receipt;
        JsonNode read = awaitRevision(path, 1);
        JsonNode line = read.at("/lines/0");
        long total = read.at("/total/value/minor").asLong();
        String month = read.at("/date/value").asText().substring(0, 7);
        awaitMinor("/api/v1/budgets/" + month, "/spent/minor", total);

        // When a person says that a line was one euro more, and which product it is
        JsonNode accepted = correct(path, """
                {"reading_revision": %d, "corrections": [
                  {"pointer": "/lines/%d/total", "value": "%s"},
                  {"pointer": "/total", "value": "%s"},
                  {"pointer": "/lines/%d/product", "value": {"name": "Test product", "barcode": "4012345678901"}}]}
                """.formatted(
                        read.path("revision").asLong(),
                        line.path("line_no").asInt(),
                        major(line.at("/total/minor").asLong() + 100),
                        major(total + 100),
                        line.path("line_no").asInt()));

        // Then the reading is a new revision
        assertThat(accepted.path("receipt_url").asText()).isEqualTo(path);
        JsonNode corrected = awaitRevision(path, read.path("revision").asLong() + 1);
        assertThat(corrected.path("corrected").asBoolean()).isTrue();
        assertThat(corrected.at("/total/value/minor").asLong()).isEqualTo(total + 100);
        assertThat(corrected.at("/lines/0/product/product/product_id").asText()).isEqualTo("gtin:04012345678901");
        // And ledger, budget and analytical store follow
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(
                        api.get("/api/v1/transactions?month=" + month).body().path("items"))
                .filteredOn(entry -> entry.path("receipt_id").asText().equals(receipt))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.at("/total/minor").asLong()).isEqualTo(total + 100)));
        awaitMinor("/api/v1/budgets/" + month, "/spent/minor", total + 100);
        awaitMinor("/api/v1/analytics/spending?month=" + month, "/items/0/total/minor", total + 100);
        // And so does the price, which the barcode now leads to
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(api.get("/api/v1/products/barcodes/4012345678901")
                        .body()
                        .path("items"))
                .isNotEmpty()
                .allMatch(price -> price.path("canonical_product_id").asText().equals("gtin:04012345678901")));
        // And no money was lost or made up
        await().atMost(DEADLINE)
                .ignoreExceptionsInstanceOf(CommandFailedException.class)
                .untilAsserted(() -> assertThat(MoneyCheck.violations(STACK.cluster(), STACK.registry()))
                        .isEmpty());
    }

    private JsonNode correct(String path, String body) {
        Answer answer = api.send(
                "POST",
                path + "/corrections",
                Map.of("Content-Type", "application/json"),
                BodyPublishers.ofString(body));
        assertThat(answer.status()).as(answer.reason()).isEqualTo(202);
        return answer.body();
    }

    private JsonNode awaitRevision(String path, long revision) {
        return await().atMost(DEADLINE)
                .until(
                        () -> api.get(path),
                        answer -> answer.status() == 200
                                && answer.body().path("revision").asLong() >= revision)
                .body();
    }

    private void awaitMinor(String path, String pointer, long minor) {
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(api.get(path).body().at(pointer).asLong(-1))
                        .as(path)
                        .isEqualTo(minor));
    }

    private static String major(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
