package org.bitebudget.stack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleReceiptsTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void sameSeedGivesTheSamePhotosWhateverTheirNumber() {
        SampleReceipts.Sample alone = SampleReceipts.ofAllShops(7, LAST_DAY).draw(3);

        SampleReceipts others = SampleReceipts.ofAllShops(7, LAST_DAY);
        others.draw(0);

        assertThat(others.draw(3).truth()).isEqualTo(alone.truth());
        assertThat(others.draw(3).jpeg()).isEqualTo(alone.jpeg());
    }

    @Test
    void writesPhotosWithTheirTruthBeside(@TempDir Path directory) throws IOException {
        SampleReceipts.ofAllShops(1, LAST_DAY).write(directory, 2, done -> {});

        for (String line : Files.readAllLines(directory.resolve("truth.jsonl"))) {
            JsonNode truth = json.readTree(line);
            BufferedImage image =
                    ImageIO.read(directory.resolve(truth.get("file").asText()).toFile());
            assertThat(image.getWidth()).isGreaterThan(600);
            assertThat(truth.get("itemsVerified").asBoolean()).isTrue();
            assertThat(LocalDate.parse(truth.get("date").asText())).isBeforeOrEqualTo(LAST_DAY);
        }
        assertThat(Files.readAllLines(directory.resolve("truth.jsonl"))).hasSize(2);
    }

    @Test
    void photoIsAJpegInUnevenLight() throws IOException {
        byte[] jpeg = SampleReceipts.ofAllShops(1, LAST_DAY).draw(0).jpeg();

        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster().getNumBands())
                .isEqualTo(3);
    }

    static Stream<SampleShop> shops() {
        return SampleShops.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shops")
    void printedAmountsAddUp(SampleShop shop) {
        SampleTill till = new SampleTill(SampleCatalogue.read());
        for (int seed = 0; seed < 200; seed++) {
            SampleReceipt receipt =
                    till.ring(shop, LocalDateTime.of(2026, 3, 2, 10, 0), 1 + seed % 16, new SplittableRandom(seed));

            long addedTax = shop.taxes().included() ? 0 : receipt.tax();
            assertThat(receipt.subtotal() + addedTax + receipt.rounding()).isEqualTo(receipt.total());
            assertThat(receipt.change()).isNotNegative();
            assertThat(receipt.taxes().stream()
                            .mapToLong(SampleReceipt.TaxPart::gross)
                            .sum())
                    .isEqualTo(receipt.subtotal() + addedTax);
            assertThat(receipt.lines()).allSatisfy(line -> assertThat(line.quantity()
                            .multiply(BigDecimal.valueOf(line.unitPrice()))
                            .subtract(BigDecimal.valueOf(line.gross()))
                            .abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.5")));
        }
    }

    @ParameterizedTest
    @MethodSource("shops")
    void everyRowFitsThePaperAndNamesAreWhollyPrinted(SampleShop shop) {
        SampleTill till = new SampleTill(SampleCatalogue.read());
        for (int seed = 0; seed < 100; seed++) {
            SampleReceipt receipt =
                    till.ring(shop, LocalDateTime.of(2026, 3, 2, 10, 0), 16, new SplittableRandom(seed));

            String text = String.join(
                    "\n",
                    ReceiptSlip.rows(receipt, new SplittableRandom(seed)).stream()
                            .map(SlipRow::text)
                            .toList());

            assertThat(text.lines())
                    .allMatch(row -> row.length() <= shop.style().columns(), "fits " + shop.id());
            assertThat(receipt.lines()).allMatch(line -> text.contains(line.name()));
        }
    }
}
